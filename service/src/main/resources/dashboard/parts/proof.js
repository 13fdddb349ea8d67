// The certificate of what a run published, and whether storage still holds exactly that.
import { get, request } from "../core/api.js";
import { h, render } from "../core/dom.js";
import { bytes, number, short8 } from "../core/format.js";
import { when } from "../core/time.js";
import { badge } from "./badge.js";
import { notice, problem } from "./notice.js";
import { code, facts, panel, table } from "./table.js";

const SHOWN = 50;

/** Reads the certificate when it is opened, as it may name many files. */
export function proofPanel(id) {
  const place = h("div", {});
  const verdict = h("div", { role: "status" });
  const read = async () => {
    if (!place.childElementCount) {
      try {
        render(place, certificate(await get(`/runs/${id}/proof`)));
      } catch (error) {
        render(place, problem(error));
      }
    }
  };
  const verify = async (event) => {
    const button = event.currentTarget;
    button.disabled = true;
    render(verdict, h("p", { class: "muted" }, "Reading all of its files…"));
    try {
      const answer = await request("POST", `/runs/${id}/verify`, { long: true });
      render(verdict, judgement(await answer.json()));
    } catch (error) {
      render(verdict, problem(error));
    } finally {
      button.disabled = false;
    }
  };
  const element = panel("Certificate", h("button", { type: "button", onclick: verify }, "Verify against storage"), verdict,
    h("details", { ontoggle: read }, h("summary", {}, "What it published and from what"), place));
  element.dataset.keep = `proof-${id}`;
  return element;
}

function judgement(found) {
  if (found.verified) {
    return notice("good", "check", h("strong", {}, "Verified. "), "Every file is there, byte for byte and row for row, and the books are right. ", when(found.checked_at));
  }
  return [notice("bad", "cross", h("strong", {}, "Not what was published. "), `${number(found.problems.length)} differences, found `, when(found.checked_at)),
    table("Differences", [
      { name: "What", cell: (each) => each.code },
      { name: "Where", class: "raw", cell: (each) => each.path ?? "books" },
      { name: "Expected", class: "text", cell: (each) => each.expected },
      { name: "Found", class: "text", cell: (each) => each.observed },
      { name: "What to do", class: "text", cell: (each) => each.remedy },
    ], found.problems)];
}

function certificate(proof) {
  return [
    facts([
      ["Published", when(proof.published_at)],
      ["Is what the tables hold now", badge(proof.current ? "PASSED" : "SKIPPED", proof.current ? "yes" : "no: loaded again since")],
      ["Job", proof.provenance.job_version],
      ["Job's checksum", proof.provenance.job_checksum && code(proof.provenance.job_checksum, short8(proof.provenance.job_checksum))],
      ["Configuration's hash", proof.provenance.configuration_hash && code(proof.provenance.configuration_hash, short8(proof.provenance.configuration_hash))],
      ["Application's tag", code(proof.application_tag, short8(proof.application_tag))],
    ]),
    table("Tables", [
      { name: "Table", cell: (each) => each.table },
      { name: "Rows", number: true, cell: (each) => number(each.rows) },
      { name: "Files", number: true, cell: (each) => number(each.files) },
      { name: "Size", number: true, cell: (each) => bytes(each.bytes) },
      { name: "Digest of its rows", class: "raw", cell: (each) => each.digest },
    ], proof.tables),
    table("Files", [
      { name: "File", class: "raw", cell: (file) => file.path },
      { name: "Rows", number: true, cell: (file) => number(file.rows) },
      { name: "Size", number: true, cell: (file) => bytes(file.bytes) },
      { name: "SHA-256", class: "raw", cell: (file) => file.checksum && code(file.checksum, `${file.checksum.slice(0, 16)}…`) },
    ], proof.files.slice(0, SHOWN)),
    proof.files.length > SHOWN ? h("p", { class: "muted" }, `and ${number(proof.files.length - SHOWN)} more files`) : null,
  ];
}
