// The five tables: how they belong together, and how much each holds.
import { get } from "../core/api.js";
import { h } from "../core/dom.js";
import { bytes, number } from "../core/format.js";
import { to } from "../core/router.js";
import { diagram } from "../parts/diagram.js";
import { panel, rest, table } from "../parts/table.js";

export function page() {
  return {
    title: "Tables",
    read: (signal) => get("/tables", { signal }),
    concerns: (move) => move.state === "SUCCEEDED",
    show: (found) => [
      h("h1", {}, "Tables"),
      panel("How they belong together", null, diagram(found.items)),
      panel("What they hold", null, table("Tables", [
        { name: "Table", cell: (each) => h("a", { href: to(["tables", each.table]) }, each.table) },
        { name: "Rows", number: true, cell: (each) => number(each.rows) },
        { name: "Files", number: true, cell: (each) => number(each.files) },
        { name: "Size", number: true, cell: (each) => bytes(each.bytes) },
        { name: "Bytes a row", number: true, cell: (each) => each.rows ? (each.bytes / each.rows).toFixed(1) : "–" },
        { name: "Partitioned by", cell: (each) => each.partition_columns.join(", ") || "not" },
      ], found.items, { key: (each) => each.table })),
      rest(["tables", "api/v1/tables"]),
    ],
  };
}
