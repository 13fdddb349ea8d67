// Two runs side by side; what differs is marked.
import { get } from "../core/api.js";
import { h } from "../core/dom.js";
import { bytes, duration, number, percent, short8, words } from "../core/format.js";
import { to } from "../core/router.js";
import { when } from "../core/time.js";
import { badge } from "../parts/badge.js";
import { notice } from "../parts/notice.js";
import { panel, table } from "../parts/table.js";

export function page({ query }) {
  return {
    title: "Compare runs",
    read: (signal) => Promise.all([query.a, query.b].map((id) => get(`/runs/${id}`, { signal }))),
    show: ([a, b]) => [
      h("h1", {}, "Compare ", link(a), " with ", link(b)),
      notice("muted", "change", same(a, b)),
      panel("What they are", null, lines(facts(a, b))),
      panel("Row counts", null, lines(amounts(a, b))),
      panel("Checks", null, lines(verdicts(a, b))),
    ],
  };
}

function link(run) {
  return h("a", { href: to(["runs", run.id]) }, `${run.partition} ${short8(run.id)}`);
}

function same(a, b) {
  if (a.partition !== b.partition) {
    return "They are runs of two partitions.";
  }
  return a.source.fingerprint === b.source.fingerprint
    ? "Both were made from the same input."
    : "Their input differs: files were added, changed or removed between them.";
}

/** [name, a, b] as text or nodes, and what to compare them by. */
function facts(a, b) {
  const line = (name, show, by = show) => ({ name, a: show(a), b: show(b), differs: String(by(a)) !== String(by(b)) });
  return [
    line("State", (run) => badge(run.state), (run) => run.state),
    line("Trigger", (run) => run.trigger),
    line("Asked for by", (run) => run.requested_by),
    line("Reason", (run) => run.reason),
    { ...line("Created", (run) => when(run.created_at)), change: "" },
    line("Took", (run) => duration(run.duration_ms)),
    line("Attempts", (run) => run.attempts.length),
    line("Input files", (run) => number(run.source.files)),
    line("Input size", (run) => bytes(run.source.bytes)),
    line("Input's fingerprint", (run) => short8(run.source.fingerprint)),
    line("Catalog's fingerprint", (run) => run.catalog_fingerprint ? short8(run.catalog_fingerprint) : "–"),
    line("Failure", (run) => run.attempts.at(-1)?.failure?.code ?? "–"),
  ];
}

function amounts(a, b) {
  const names = [...new Set([...Object.keys(a.row_counts), ...Object.keys(b.row_counts)])];
  return names.map((name) => {
    const [x, y] = [a.row_counts[name], b.row_counts[name]];
    const change = x && y !== undefined && x !== y ? `${y > x ? "+" : "−"}${number(Math.abs(y - x))} (${percent(Math.abs(y - x) / x)})` : "";
    return { name: words(name), a: number(x), b: number(y), change, differs: x !== y };
  });
}

function verdicts(a, b) {
  const names = [...new Set([...a.checks, ...b.checks].map((check) => check.name))];
  const of = (run, name) => run.checks.find((check) => check.name === name);
  return names.map((name) => {
    const [x, y] = [of(a, name), of(b, name)];
    return { name: words(name), a: verdict(x), b: verdict(y), differs: x?.passed !== y?.passed };
  });
}

function verdict(check) {
  return check ? [badge(check.passed ? "PASSED" : check.level, check.passed ? "passed" : check.level), " ", check.observed] : "–";
}

function lines(rows) {
  return table("Comparison", [
    { name: "What", cell: (row) => row.name },
    { name: "First", class: "text", cell: (row) => row.a },
    { name: "Second", class: "text", cell: (row) => row.b },
    { name: "Change", cell: (row) => row.change ?? (row.differs ? "differs" : "same") },
  ], rows, { rowClass: (row) => (row.differs ? "differs" : null) });
}
