// All backfills, newest first, and the way to a new one.
import { get, path } from "../core/api.js";
import { h } from "../core/dom.js";
import { percent, short8 } from "../core/format.js";
import { to } from "../core/router.js";
import { when } from "../core/time.js";
import { backfillActions, standing } from "../parts/backfill.js";
import { badge } from "../parts/badge.js";
import { empty } from "../parts/notice.js";
import { pager } from "../parts/pager.js";
import { bar } from "../parts/progress.js";
import { panel, rest, table } from "../parts/table.js";

export function page({ query }) {
  return {
    title: "Backfills",
    read: (signal) => get(path("/backfills", { limit: 50, cursor: query.cursor }), { signal }),
    concerns: (move) => move.trigger === "backfill",
    show: (found, refresh) => [
      h("div", { class: "head" }, h("h1", {}, "Backfills"),
        h("div", { class: "buttons" }, h("a", { class: "button", href: to(["backfills", "new"]) }, "New backfill…"))),
      h("p", { class: "lead" }, "A backfill loads the months of a range again, after what operators asked for and what is due. Its plan is shown before it starts."),
      panel("Backfills, newest first", null,
        found.items.length ? table("Backfills", [
          { name: "Backfill", cell: (each) => h("a", { href: to(["backfills", each.id]) }, h("code", {}, short8(each.id))) },
          { name: "Months", cell: (each) => `${each.from} to ${each.to}` },
          { name: "Only", cell: (each) => each.only },
          { name: "State", cell: (each) => badge(each.state) },
          { name: "Progress", cell: (each) => h("div", { class: "progress" }, bar(each.fraction, `Progress of backfill ${short8(each.id)}`), h("span", {}, percent(each.fraction, 0))) },
          { name: "Runs", cell: (each) => standing(each.runs) },
          { name: "Made", cell: (each) => when(each.created_at) },
          { name: "Reason", class: "text", cell: (each) => each.reason },
          { name: "", cell: (each) => h("div", { class: "buttons" }, backfillActions(each, refresh)) },
        ], found.items, { key: (each) => each.id }) : empty("There was no backfill yet.", h("a", { href: to(["backfills", "new"]) }, "Plan one"), ": nothing runs before you have seen what would."),
        pager(found, "backfills")),
      rest(["backfills", "api/v1/backfills"]),
    ],
  };
}
