// The first rows of a table as its file holds them: times in UTC, nulls said to be nulls.
import { h } from "../core/dom.js";
import { count, number, short8 } from "../core/format.js";
import { go, here, to } from "../core/router.js";
import { when } from "../core/time.js";
import { select } from "./form.js";
import { empty, problem } from "./notice.js";
import { panel, table } from "./table.js";

const NUMBERS = ["int", "bigint", "double"];

/**
 * Some rows.
 *
 * @param preview as REST answers it, or the Problem that it answers
 * @param months to choose from; none where the table is not cut by months
 */
export function rowsPanel(preview, months, month) {
  const choice = months.length > 1 || month ? monthChoice(months, month) : null;
  if (preview instanceof Error) {
    return panel("First rows", choice, preview.code === "nothing_published" ? empty("Nothing is published yet.") : problem(preview));
  }
  return panel("First rows", choice,
    h("p", { class: "muted" }, `${count(preview.rows.length, "row")} of the ${number(preview.file_rows)} in `, h("code", {}, preview.file),
      ", published by ", h("a", { href: to(["runs", preview.run_id]) }, `run ${short8(preview.run_id)}`), " at ", when(preview.published_at), ". Times in the rows are UTC."),
    table("First rows", preview.columns.map((column) => ({
      name: column.name,
      number: NUMBERS.includes(column.type),
      cell: (row) => value(row[column.name]),
    })), preview.rows, { plain: true, name: "rows" }));
}

function value(shown) {
  if (shown === null || shown === "") {
    return h("i", { class: "muted" }, shown === null ? "null" : "empty");
  }
  return h("span", { title: typeof shown === "string" && shown.length > 30 ? shown : null }, String(shown));
}

function monthChoice(months, month) {
  const all = month && !months.includes(month) ? [month, ...months] : months;
  return h("label", {}, "Month ", select("month", month ?? "", [["", "newest"], ...all.map((each) => [each, each])], {
    onchange: (event) => go(to(here().segments, { ...here().query, month: event.currentTarget.value })),
  }));
}
