// One run: where it stands, what it did, why it failed, what it published, and what may be done.
import { get, path } from "../core/api.js";
import { h } from "../core/dom.js";
import { bytes, count, duration, number, short8 } from "../core/format.js";
import { go, to } from "../core/router.js";
import { ago, when } from "../core/time.js";
import { runActions } from "../parts/actions.js";
import { badge } from "../parts/badge.js";
import { checks } from "../parts/checks.js";
import { counts } from "../parts/counts.js";
import { diagnosis } from "../parts/diagnosis.js";
import { flow } from "../parts/flow.js";
import { logPanel } from "../parts/log.js";
import { empty, notice } from "../parts/notice.js";
import { eta, progressLine, rows, silence } from "../parts/progress.js";
import { proofPanel } from "../parts/proof.js";
import { code, facts, panel, rest } from "../parts/table.js";
import { timeline } from "../parts/timeline.js";

const FULL = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function page({ id, query, signal }) {
  let log = null;
  return {
    title: `Run ${short8(id)}`,
    read: (abort) => FULL.test(id) ? get(`/runs/${id}`, { signal: abort }) : byBegin(id, abort),
    concerns: (move) => move.run_id === id,
    progress: (run, report) => {
      if (report.run_id !== run.id) {
        return false;
      }
      run.progress = report.progress;
      return true;
    },
    show: (run, refresh) => {
      if (!FULL.test(id)) {
        return [];
      }
      log = log ?? (run.attempts.length ? logPanel(run, query, signal) : null);
      log?.update?.(run);
      return [
        head(run, refresh),
        state(run),
        failures(run),
        h("div", { class: "two" }, about(run), panel("How it went", null, timeline(run))),
        books(run),
        run.checks.length ? panel("Checks", null, checks(run.checks)) : null,
        log?.element,
        run.state === "SUCCEEDED" ? proofPanel(run.id) : null,
        links(run),
      ];
    },
  };
}

/** The first characters of an id lead to the run, if it is one of the newest. */
async function byBegin(text, signal) {
  const month = /^\d{4}-\d{2}$/.test(text) || text === "songs";
  const found = await get(path("/runs", { partition: month ? text : null, limit: 200 }), { signal });
  const run = found.items.find((item) => month || item.id.startsWith(text.toLowerCase()));
  return run ? go(to(["runs", run.id])) : get(`/runs/${encodeURIComponent(text)}`, { signal });
}

function head(run, refresh) {
  return h("div", { class: "head" },
    h("h1", {}, "Run ", code(run.id, short8(run.id)), " of ", h("a", { href: to(["months", run.partition]) }, run.partition)),
    badge(run.state), run.ended_at && h("span", { class: "muted" }, ago(run.ended_at)),
    h("div", { class: "buttons" }, runActions(run.id, run.partition, run.allowed_actions, refresh)));
}

function state(run) {
  if (run.cancellation && !run.ended_at) {
    return notice("warn", "bang", `${run.cancellation.requested_by} wants it cancelled (${run.cancellation.reason}) since `, when(run.cancellation.requested_at),
      ". It ends as soon as nothing of it can be published.");
  }
  if (run.state === "REJECTED" && run.held?.resolution === "waits") {
    const failed = run.checks.filter((check) => !check.passed && check.level === "error");
    return notice("warn", "bang", h("strong", {}, "Not published: "), failed.map((check) => `${check.name} is ${check.observed}, expected ${check.expected}. `),
      "The tables hold what they held. Approve it to publish it as it is, discard it, or mend the input.");
  }
  if (run.held && run.held.resolution !== "waits") {
    return notice("good", "check", `What it staged: ${run.held.resolution} `, ago(run.held.resolved_at),
      run.held.run_id ? [" by ", h("a", { href: to(["runs", run.held.run_id]) }, `run ${short8(run.held.run_id)}`)] : "");
  }
  if (run.progress) {
    return panel("Now", h("span", {}, silence(run.progress)), progressLine(run.progress, run.partition),
      facts([["Rows", rows(run.progress)], ["Time left", eta(run.progress)], ["Last word", ago(run.progress.updated_at)]]));
  }
  return run.state === "QUEUED"
    ? notice("muted", "clock", "It waits to be taken by an application", run.not_before ? [", not before ", when(run.not_before)] : "", ". ",
      h("a", { href: to([]) }, "What is next and why"))
    : null;
}

function failures(run) {
  const failed = run.attempts.filter((attempt) => attempt.failure);
  return failed.length
    ? panel(failed.length === 1 ? "Why it failed" : "What failed", null,
      [...failed].reverse().map((attempt) => diagnosis(attempt.failure, h("span", { class: "muted" }, `attempt ${attempt.number}`))))
    : null;
}

function about(run) {
  return panel("About", null, facts([
    ["Asked for by", run.requested_by, ` (${run.trigger})`],
    ["Reason", run.reason],
    ["Created", when(run.created_at)],
    ["Started", run.started_at && when(run.started_at)],
    ["Ended", run.ended_at && when(run.ended_at)],
    ["Took", run.duration_ms && duration(run.duration_ms)],
    ["Input", `${count(run.source.files, "file")}, ${bytes(run.source.bytes)}`],
    ["Input's fingerprint", code(run.source.fingerprint, short8(run.source.fingerprint))],
    ["Catalog's fingerprint", run.catalog_fingerprint && code(run.catalog_fingerprint, short8(run.catalog_fingerprint))],
    ["Backfill", run.backfill_id && h("a", { href: to(["backfills", run.backfill_id]) }, short8(run.backfill_id))],
    ["Application", run.attempts.at(-1)?.application_id],
  ]));
}

function books(run) {
  if (!Object.keys(run.row_counts).length) {
    return ["SUCCEEDED", "REJECTED"].includes(run.state) ? panel("Books", null, empty("This run counted nothing.")) : null;
  }
  return panel("Books", h("a", { href: to(["quarantine", run.partition], { run: run.id }) }, `${number(run.row_counts.malformed ?? 0)} malformed lines`),
    flow(run.row_counts), counts(run.row_counts));
}

function links(run) {
  const base = `api/v1/runs/${run.id}`;
  return rest(["run", base], ["report", `${base}/report`], ["log", `${base}/log`], ["proof", `${base}/proof`]);
}
