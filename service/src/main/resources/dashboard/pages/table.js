// One table: its columns, how its rows and bytes grew, how unequal its folders are, every publication.
import { all, get, path } from "../core/api.js";
import { h } from "../core/dom.js";
import { bytes, compact, number, percent, short8 } from "../core/format.js";
import { to } from "../core/router.js";
import { when } from "../core/time.js";
import { bars, lineChart, monthNumber } from "../parts/chart.js";
import { empty } from "../parts/notice.js";
import { pager } from "../parts/pager.js";
import { facts, panel, rest, table } from "../parts/table.js";
import { rowsPanel } from "../parts/rows.js";
import { limitOf, withBands } from "../parts/usual.js";

const MOST_FOLDERS = 2000;
const LARGEST = 12;

export function page({ id, query }) {
  const base = `/tables/${encodeURIComponent(id)}`;
  return {
    title: `Table ${id}`,
    read: async (signal) => {
      const [about, folders, skew, history, preview] = await Promise.all([
        get(base, { signal }),
        all(`${base}/partitions`, {}, MOST_FOLDERS, signal),
        get(`${base}/partitions?limit=1`, { signal }).then((answer) => answer.skew),
        get(path(`${base}/history`, { limit: 50, cursor: query.cursor }), { signal }),
        get(path(`${base}/rows`, { month: query.month }), { signal }).catch((error) => error),
      ]);
      return { about, folders, skew, history, preview };
    },
    concerns: (move) => move.state === "SUCCEEDED",
    show: ({ about, folders, skew, history, preview }) => [
      h("div", { class: "head" }, h("h1", {}, "Table ", h("code", {}, about.table)),
        h("span", { class: "muted" }, `${number(about.rows)} rows, ${number(about.files)} files, ${bytes(about.bytes)}`)),
      growth(folders, about),
      rowsPanel(preview, about.plays_deviation ? [...new Set(folders.items.map((folder) => folder.partition))] : [], query.month),
      h("div", { class: "two" }, columns(about), inequality(folders.items, skew)),
      publications(about, history),
      rest(["table", `api/v1${base}`], ["partitions", `api/v1${base}/partitions`], ["history", `api/v1${base}/history`], ["rows", `api/v1${path(`${base}/rows`, { month: query.month })}`]),
    ],
  };
}

function columns(about) {
  return panel("Columns", null, table("Columns", [
    { name: "Column", cell: (column) => h("code", {}, column.name) },
    { name: "Type", cell: (column) => h("code", {}, column.type) },
    { name: "", label: "Partition", cell: (column) => about.partition_columns.includes(column.name) ? "partition" : " " },
  ], about.columns, { key: (column) => column.name, plain: true }));
}

/** By month where the table is cut by months; songs are cut by the songs' years. */
function growth({ items, total }, { plays_deviation: check }) {
  const months = items.filter((folder) => /\/month=\d+$/.test(folder.folder))
    .map((folder) => ({ x: monthNumber(folder.partition), label: folder.partition, folder, href: to(["months", folder.partition]) }))
    .sort((a, b) => a.x - b.x);
  if (months.length < 2) {
    return null;
  }
  const limit = limitOf(check);
  const rows = withBands(months.map((month) => ({ ...month, value: month.folder.rows })), limit);
  const odd = rows.filter((row) => row.odd).map((row) => row.label);
  const part = total > items.length ? `the newest ${number(items.length)} of ${number(total)} folders; ` : "";
  const unusual = limit === null ? "the checks find no month unusual: checks.plays_deviation is empty"
    : odd.length ? `unusual: ${odd.slice(-5).join(", ")}` : "no month is unusual";
  const band = limit === null ? "" : `; the band is ${limit} robust deviations (checks.plays_deviation) around the twelve months before`;
  return panel("Over the months", h("span", { class: "muted" }, part + unusual),
    h("div", { class: "charts" },
      lineChart(`Rows by month${band}`, rows, compact),
      lineChart("Bytes by month", months.map((month) => ({ ...month, value: month.folder.bytes })), bytes, { series: 2 })));
}

function inequality(folders, skew) {
  if (!folders.length) {
    return panel("How unequal its folders are", null, empty("Nothing is published yet."));
  }
  const largest = [...folders].sort((a, b) => b.rows - a.rows).slice(0, LARGEST);
  const name = (folder) => folder.folder.includes("/") ? folder.folder.slice(folder.folder.indexOf("/") + 1) : folder.folder;
  return panel("How unequal its folders are", h("span", { class: "muted" }, `${number(folders.length)} folders`),
    facts([
      ["Largest beside the median, rows", skew.rows.ratio === null ? null : `${skew.rows.ratio.toFixed(2)} times`],
      ["Largest beside the median, bytes", skew.bytes.ratio === null ? null : `${skew.bytes.ratio.toFixed(2)} times`],
      ["Median rows", number(skew.rows.median)],
      ["Largest", skew.rows.largest],
    ]),
    h("div", {}, bars(largest.map((folder) => ({ name: name(folder), value: folder.rows, href: to(["months", folder.partition]) })), number)));
}

function publications(about, history) {
  const shown = history.items.map((each, index) => ({ ...each, before: history.items.slice(index + 1).find((other) => other.partition === each.partition) }));
  return panel("Published, run by run", null,
    shown.length > 1 ? h("div", {}, lineChart("Rows of each publication, the newest at the right",
      [...shown].reverse().map((each, index) => ({ x: index, label: `${each.partition}, run ${short8(each.run_id)}`, value: each.rows, href: to(["runs", each.run_id]) })),
      compact, { nameOf: (index) => [...shown].reverse()[index]?.partition ?? "" })) : null,
    shown.length ? table("Publications", [
      { name: "Month", cell: (each) => h("a", { href: to(["months", each.partition]) }, each.partition) },
      { name: "Run", cell: (each) => h("a", { href: to(["runs", each.run_id]) }, h("code", {}, short8(each.run_id))) },
      { name: "Published", cell: (each) => when(each.published_at) },
      { name: "Rows", number: true, cell: (each) => number(each.rows) },
      { name: "Since the load before", number: true, cell: (each) => change(each) },
      { name: "Files", number: true, cell: (each) => number(each.files) },
      { name: "Size", number: true, cell: (each) => bytes(each.bytes) },
    ], shown, { key: (each) => each.run_id }) : empty(`Nothing was published into ${about.table} yet.`, h("a", { href: to(["months"]) }, "See which months are due")),
    pager(history, "publications"));
}

function change({ rows, before }) {
  if (!before) {
    return "–";
  }
  const difference = rows - before.rows;
  const sign = difference > 0 ? "+" : difference < 0 ? "−" : "";
  return difference === 0 ? "same" : `${sign}${number(Math.abs(difference))}${before.rows ? ` (${percent(Math.abs(difference) / before.rows)})` : ""}`;
}
