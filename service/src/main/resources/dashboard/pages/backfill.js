// One backfill: how far it is, each of its months, and what it left out and why.
import { get } from "../core/api.js";
import { h } from "../core/dom.js";
import { count, duration, number, percent, short8 } from "../core/format.js";
import { to } from "../core/router.js";
import { when } from "../core/time.js";
import { backfillActions, standing } from "../parts/backfill.js";
import { badge } from "../parts/badge.js";
import { empty } from "../parts/notice.js";
import { bar, progressLine } from "../parts/progress.js";
import { facts, panel, rest, table } from "../parts/table.js";

export function page({ id }) {
  const progress = new Map();
  return {
    title: `Backfill ${short8(id)}`,
    read: (signal) => get(`/backfills/${encodeURIComponent(id)}`, { signal }),
    concerns: (move) => move.trigger === "backfill",
    progress: (backfill, report) => {
      progress.set(report.run_id, report.progress);
      return backfill.partitions.some((run) => run.run_id === report.run_id);
    },
    show: (backfill, refresh) => [
      h("div", { class: "head" }, h("h1", {}, `Backfill ${backfill.from} to ${backfill.to}`), badge(backfill.state),
        h("div", { class: "buttons" }, backfillActions(backfill, refresh))),
      panel("How far it is", h("span", {}, standing(backfill.runs)),
        h("div", { class: "progress" }, bar(backfill.fraction, "Progress of the backfill"), h("span", {}, `${percent(backfill.fraction, 0)} of ${count(backfill.partitions.length, "run")} have ended`)),
        facts([
          ["Time left", backfill.predicted_seconds === null ? "–" : `about ${duration(backfill.predicted_seconds * 1000)}`],
          ["Only", backfill.only], ["Reason", backfill.reason], ["Asked for by", backfill.requested_by],
          ["Made", when(backfill.created_at)], ["Active at once", backfill.max_active === null ? "as the settings allow" : number(backfill.max_active)],
        ])),
      panel("Its months", null, backfill.partitions.length ? table("Months of the backfill", [
        { name: "Month", cell: (run) => h("a", { href: to(["months", run.partition]) }, run.partition) },
        { name: "State", cell: (run) => run.state === "RUNNING" && progress.has(run.run_id) ? progressLine(progress.get(run.run_id), run.partition) : badge(run.state) },
        { name: "Run", cell: (run) => h("a", { href: to(["runs", run.run_id]) }, h("code", {}, short8(run.run_id))) },
      ], backfill.partitions, { key: (run) => run.run_id }) : empty("It found no month to load.")),
      backfill.skipped.length ? panel("Left out", null, skips(backfill.skipped)) : null,
      rest(["backfill", `api/v1/backfills/${id}`]),
    ],
  };
}

/** Months that were left out, and why. */
export function skips(skipped) {
  return table("Months that are left out", [
    { name: "Month", cell: (skip) => h("a", { href: to(["months", skip.partition]) }, skip.partition) },
    { name: "Why", class: "text", cell: (skip) => skip.why },
  ], skipped, { key: (skip) => skip.partition });
}
