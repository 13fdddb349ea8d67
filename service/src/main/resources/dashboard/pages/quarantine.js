// Which months have malformed lines, the most first.
import { all, get, path } from "../core/api.js";
import { h } from "../core/dom.js";
import { number, percent } from "../core/format.js";
import { to } from "../core/router.js";
import { badge } from "../parts/badge.js";
import { empty } from "../parts/notice.js";
import { panel, table } from "../parts/table.js";

const MOST = 2000;

export function page() {
  return {
    title: "Quarantine",
    read: async (signal) => {
      const [partitions, rejected] = await Promise.all([
        all("/partitions", {}, MOST, signal),
        get(path("/runs", { state: "REJECTED", limit: 50 }), { signal }),
      ]);
      return { partitions: partitions.items, rejected: rejected.items };
    },
    concerns: (move) => ["SUCCEEDED", "REJECTED"].includes(move.state),
    show: ({ partitions, rejected }) => {
      const waiting = rejected.filter((run) => run.held?.resolution === "waits" && run.row_counts.malformed)
        .map((run) => row(run.partition, run.row_counts, run.id));
      const loaded = partitions.filter((each) => each.row_counts?.malformed).map((each) => row(each.partition, each.row_counts, null));
      const rows = [...waiting, ...loaded.sort((a, b) => b.share - a.share)];
      return [
        h("h1", {}, "Quarantine"),
        h("p", { class: "lead" }, "Lines that are not what the input format asks for are not loaded: they are counted, and kept with file, line number and reason."),
        panel("Malformed lines by month", h("span", { class: "muted" }, "the largest share first"), rows.length ? table("Months with malformed lines", [
          { name: "Month", cell: (each) => h("a", { href: to(["quarantine", each.partition], { run: each.run }) }, each.partition) },
          { name: "Malformed", number: true, cell: (each) => number(each.malformed) },
          { name: "Lines", number: true, cell: (each) => number(each.lines) },
          { name: "Share", number: true, cell: (each) => percent(each.share, 2) },
          { name: "Of", cell: (each) => each.run ? h("p", {}, badge("REJECTED"), " ", h("a", { href: to(["runs", each.run]) }, "its run")) : "what is loaded" },
        ], rows, { key: (each) => `${each.partition}-${each.run}` }) : empty("No malformed line is known.", "Every line of what is loaded is what the format asks for.")),
      ];
    },
  };
}

function row(partition, counts, run) {
  return { partition, run, malformed: counts.malformed, lines: counts.lines, share: counts.malformed / counts.lines };
}

