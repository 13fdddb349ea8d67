// All runs, newest first, by month, state, trigger and day; two of them can be compared.
import { get, path } from "../core/api.js";
import { h } from "../core/dom.js";
import { duration, number, short8 } from "../core/format.js";
import { go, to } from "../core/router.js";
import { when } from "../core/time.js";
import { RUN_STATES, badge } from "../parts/badge.js";
import { dayEnd, dayStart, field, filters, input, select } from "../parts/form.js";
import { empty } from "../parts/notice.js";
import { pager } from "../parts/pager.js";
import { progressLine } from "../parts/progress.js";
import { panel, rest, table } from "../parts/table.js";

const ANY = [["", "any"]];
const TRIGGERS = ["operator", "schedule", "backfill"];

export function page({ query }) {
  const asked = path("/runs", {
    partition: query.partition, state: query.state, trigger: query.trigger,
    created_gte: dayStart(query.from), created_lte: dayEnd(query.to), cursor: query.cursor, limit: 50,
  });
  const chosen = new Set();
  return {
    title: "Runs",
    read: (signal) => get(asked, { signal }),
    concerns: () => !query.cursor,
    progress: (found, report) => {
      const run = found.items.find((item) => item.id === report.run_id);
      if (run) {
        run.progress = report.progress;
      }
      return Boolean(run);
    },
    show: (found) => [
      h("h1", {}, "Runs"),
      filters(
        field("Month", input("partition", query.partition, { placeholder: "2018-11 or songs", size: "14" })),
        field("State", select("state", query.state, [...ANY, ...RUN_STATES.map((state) => [state, state.toLowerCase()])])),
        field("Trigger", select("trigger", query.trigger, [...ANY, ...TRIGGERS.map((each) => [each, each])])),
        field("Created from (UTC)", input("from", query.from, { type: "date" })),
        field("until", input("to", query.to, { type: "date" }))),
      panel("Runs, newest first", h("button", { type: "button", class: "compare", disabled: chosen.size !== 2, onclick: () => compare(chosen) }, "Compare two"),
        found.items.length
          ? runTable(found.items, chosen)
          : empty("No run matches.", Object.keys(query).length ? "Clear the filters, or " : "Runs are made when input is due. ", h("a", { href: to(["months"]) }, "see the months"), "."),
        pager(found, "runs")),
      rest(["these runs", `api/v1${asked}`]),
    ],
  };
}

function compare(chosen) {
  const [a, b] = [...chosen];
  go(to(["compare"], { a, b }));
}

/** Runs in rows; with a set, two of them can be chosen. */
export function runTable(runs, chosen = null) {
  const pick = { name: "", label: "Compare", cell: (run) => h("input", {
    type: "checkbox", "aria-label": `Compare run ${short8(run.id)} of ${run.partition}`, checked: chosen?.has(run.id),
    onchange: (event) => {
      if (event.target.checked) {
        chosen.add(run.id);
      } else {
        chosen.delete(run.id);
      }
      document.querySelector("button.compare").disabled = chosen.size !== 2;
    },
  }) };
  return table("Runs", [
    ...(chosen ? [pick] : []),
    { name: "Run", cell: (run) => h("a", { href: to(["runs", run.id]) }, h("code", {}, short8(run.id))) },
    { name: "Month", cell: (run) => h("a", { href: to(["months", run.partition]) }, run.partition) },
    { name: "State", cell: (run) => run.progress ? progressLine(run.progress, run.partition) : badge(run.state) },
    { name: "Trigger", cell: (run) => run.trigger },
    { name: "Created", cell: (run) => when(run.created_at) },
    { name: "Took", number: true, cell: (run) => duration(run.duration_ms) },
    { name: "Rows", number: true, cell: (run) => number(run.row_counts.songplays ?? run.row_counts.songs) },
    { name: "Why", class: "text", cell: (run) => run.attempts.at(-1)?.failure?.title ?? run.reason },
  ], runs, { key: (run) => run.id });
}
