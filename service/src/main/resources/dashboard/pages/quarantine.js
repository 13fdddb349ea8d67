// Which months have malformed lines, the most first.
import { get, path } from "../core/api.js";
import { h } from "../core/dom.js";
import { number, percent } from "../core/format.js";
import { to } from "../core/router.js";
import { badge } from "../parts/badge.js";
import { empty } from "../parts/notice.js";
import { pager } from "../parts/pager.js";
import { panel, rest, table } from "../parts/table.js";

export function page({ query }) {
  const asked = path("/quarantine", { limit: 100, cursor: query.cursor });
  return {
    title: "Quarantine",
    read: (signal) => get(asked, { signal }),
    concerns: (move) => !query.cursor && ["SUCCEEDED", "REJECTED"].includes(move.state),
    show: (found) => [
      h("h1", {}, "Quarantine"),
      h("p", { class: "lead" }, "Lines that are not what the input format asks for are not loaded: they are counted, and kept with file, line number and reason."),
      panel("Malformed lines by month", h("span", { class: "muted" }, "what waits for a decision, then the largest share first"),
        found.items.length ? table("Months with malformed lines", [
          { name: "Month", cell: (each) => h("a", { href: to(["quarantine", each.partition], { run: each.held ? each.run_id : null }) }, each.partition) },
          { name: "Malformed", number: true, cell: (each) => number(each.malformed) },
          { name: "Lines", number: true, cell: (each) => number(each.lines) },
          { name: "Share", number: true, cell: (each) => percent(each.share, 2) },
          { name: "Of", cell: (each) => each.held ? h("p", {}, badge("REJECTED"), " ", h("a", { href: to(["runs", each.run_id]) }, "its run")) : "what is loaded" },
        ], found.items, { key: (each) => each.run_id }) : empty("No malformed line is known.", "Every line of what is loaded is what the format asks for."),
        pager(found, "months with malformed lines")),
      rest(["these months", `api/v1${asked}`]),
    ],
  };
}
