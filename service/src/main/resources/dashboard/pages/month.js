// The ledger of one partition: its files, what changed since it was loaded, its runs, and what may be done.
import { get, path } from "../core/api.js";
import { h } from "../core/dom.js";
import { bytes, count, number, short8 } from "../core/format.js";
import { to } from "../core/router.js";
import { ago, when } from "../core/time.js";
import { partitionActions, runActions } from "../parts/actions.js";
import { badge } from "../parts/badge.js";
import { checks } from "../parts/checks.js";
import { counts } from "../parts/counts.js";
import { diagnosis } from "../parts/diagnosis.js";
import { flow } from "../parts/flow.js";
import { empty, notice } from "../parts/notice.js";
import { progressLine } from "../parts/progress.js";
import { code, facts, panel, rest, table } from "../parts/table.js";
import { runTable } from "./runs.js";

const FEW = 100;

export function page({ id }) {
  const name = encodeURIComponent(id);
  let shown = FEW;
  return {
    title: id,
    read: async (signal) => {
      const [month, runs] = await Promise.all([
        get(`/partitions/${name}`, { signal }),
        get(path("/runs", { partition: id, limit: 20 }), { signal }),
      ]);
      const last = runs.items[0];
      const loaded = month.loaded && month.loaded.run_id !== last?.id
        ? runs.items.find((run) => run.id === month.loaded.run_id) ?? await get(`/runs/${month.loaded.run_id}`, { signal }).catch(() => null)
        : last;
      return { month, runs, last, loaded: month.loaded ? loaded : null };
    },
    concerns: (move) => move.partition === id,
    progress: ({ runs }, report) => {
      const run = runs.items.find((each) => each.id === report.run_id);
      if (run) {
        run.progress = report.progress;
      }
      return Boolean(run);
    },
    show: ({ month, runs, last, loaded }, refresh) => [
      h("div", { class: "head" }, h("h1", {}, id === "songs" ? "Song catalog" : id), badge(month.state),
        h("div", { class: "buttons" }, partitionActions(month, month.allowed_actions, refresh))),
      h("p", { class: "lead" }, month.why),
      last?.progress ? panel("Now", h("a", { href: to(["runs", last.id]) }, "Watch it"), progressLine(last.progress, id)) : null,
      trouble(month, last, refresh),
      h("div", { class: "two" }, about(month), changes(month)),
      loaded ? panel("Books of what is loaded", h("a", { href: to(["quarantine", id]) }, `${number(month.row_counts?.malformed ?? 0)} malformed lines`),
        month.row_counts ? [flow(month.row_counts), counts(month.row_counts)] : empty("Its counts are not kept any more.")) : null,
      loaded?.checks.length ? panel("Checks of what is loaded", null, checks(loaded.checks)) : null,
      panel("Runs", h("a", { href: to(["runs"], { partition: id }) }, `All ${number(runs.total_entries)}`),
        runs.items.length ? runTable(runs.items) : empty("It was never run.", month.allowed_actions.includes("load") ? "Load it with the button above." : "")),
      files(month.source_files, shown, () => {
        shown += 1000;
        refresh();
      }),
      rest(["partition", `api/v1/partitions/${name}`], ["quarantine", `api/v1/partitions/${name}/quarantine`]),
    ],
  };
}

function trouble(month, last, refresh) {
  const failure = last?.attempts.at(-1)?.failure;
  if (month.state === "FAILED" && failure) {
    return panel("Why its last run failed", null, diagnosis(failure, h("a", { href: to(["runs", last.id]) }, `run ${short8(last.id)}`),
      runActions(last.id, month.partition, last.allowed_actions, refresh)));
  }
  return month.state === "REJECTED" && last
    ? notice("warn", "bang", "Its last run did not pass the checks; the tables hold what they held. ", h("a", { href: to(["runs", last.id]) }, `See run ${short8(last.id)}, then approve or discard it`))
    : null;
}

function about(month) {
  return panel("Input and tables", null, facts([
    ["Input", `${count(month.source.files, "file")}, ${bytes(month.source.bytes)}`],
    ["Newest file", when(month.source.newest_at)],
    ["Fingerprint", code(month.source.fingerprint, short8(month.source.fingerprint))],
    ["Loaded", month.loaded ? [when(month.loaded.at), " (", ago(month.loaded.at), ")"] : "never"],
    ["By run", month.loaded && h("a", { href: to(["runs", month.loaded.run_id]) }, short8(month.loaded.run_id))],
    ["From fingerprint", month.loaded && code(month.loaded.fingerprint, short8(month.loaded.fingerprint))],
    ["Matched with catalog", month.loaded?.catalog_fingerprint && code(month.loaded.catalog_fingerprint, short8(month.loaded.catalog_fingerprint))],
  ]));
}

function changes({ loaded, changed_since_loaded: change }) {
  const kinds = [["Added", change.added], ["Changed", change.changed], ["Removed", change.removed]].filter(([, paths]) => paths.length);
  return panel("Changed since it was loaded", null, kinds.length
    ? kinds.map(([kind, paths]) => h("details", { open: paths.length <= 5 }, h("summary", {}, `${kind}: ${count(paths.length, "file")}`),
      h("ul", { class: "paths" }, paths.slice(0, FEW).map((each) => h("li", {}, h("code", {}, each)))),
      paths.length > FEW ? h("p", { class: "muted" }, `and ${number(paths.length - FEW)} more`) : null))
    : empty(loaded ? "Nothing: the tables hold what the input says." : "It was never loaded, so all of it is new."));
}

function files(all, shown, more) {
  return panel("Source files", h("span", { class: "muted" }, number(all.length)), all.length === 0 ? empty("Its input is gone.") : table("Source files", [
    { name: "File", class: "raw", cell: (file) => file.path },
    { name: "Size", number: true, cell: (file) => bytes(file.bytes) },
    { name: "Version", class: "raw", cell: (file) => version(file.version) },
  ], all.slice(0, shown), { key: (file) => file.path }),
  all.length > shown ? h("div", { class: "pager" }, h("button", { type: "button", onclick: more }, `Show more of ${number(all.length)}`)) : null);
}

/** A time in milliseconds as what it is; an ETag as it is. */
function version(text) {
  return /^\d{12,14}$/.test(text) ? when(new Date(Number(text)).toISOString()) : text;
}
