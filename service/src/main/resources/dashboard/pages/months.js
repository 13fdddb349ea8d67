// The calendar of the ledger: years by months, each cell a state, its plays, size and age.
import { all, get } from "../core/api.js";
import { h } from "../core/dom.js";
import { bytes, compact, duration, number, words } from "../core/format.js";
import { to } from "../core/router.js";
import { ago } from "../core/time.js";
import { MEANING, PARTITION_STATES, badge, look } from "../parts/badge.js";
import { field, filters, input, select } from "../parts/form.js";
import { icon } from "../parts/icon.js";
import { empty } from "../parts/notice.js";
import { panel, rest, table } from "../parts/table.js";

const AT_ONCE = 600;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function page({ query }) {
  const asked = { state: query.state, from: query.from, to: query.to };
  return {
    title: "Months",
    read: async (signal) => ({
      overview: await get("/overview", { signal }),
      found: await all("/partitions", asked, AT_ONCE, signal),
    }),
    concerns: () => true,
    show: ({ overview, found }) => [
      h("h1", {}, "Months"),
      filters(
        field("State", select("state", query.state, [["", "any"], ...PARTITION_STATES.map((state) => [state, words(state)])])),
        field("From", input("from", query.from, { placeholder: "2018-01", pattern: "\\d{4}-\\d{2}", size: "9" })),
        field("until", input("to", query.to, { placeholder: "2018-12", pattern: "\\d{4}-\\d{2}", size: "9" }))),
      catalog(found.items.find((item) => item.partition === "songs")),
      panel("Calendar", h("span", { class: "muted" }, `${number(found.items.length)} of ${number(found.total)} partitions`),
        found.items.length ? calendar(found.items) : empty(overview.partitions.total ? "No partition matches." : "There is no input yet.",
          overview.partitions.total ? h("a", { href: to(["months"]) }, "Show all") : ["Put event logs below ", h("code", {}, "log_data/YYYY/MM/"), "; they are found by themselves."]),
        older(asked, found)),
      legend(overview.partitions.states),
      query.state && found.items.length ? panel("As a list", null, list(found.items.slice(0, AT_ONCE))) : null,
      rest(["partitions", "api/v1/partitions"]),
    ],
  };
}

/** A window of months that moves, as a page that grows would read all of it again at each change. */
function older(asked, found) {
  const oldest = found.items.map((item) => item.partition).filter((month) => month !== "songs").sort()[0];
  return (asked.to || (found.cursor && oldest)) && h("div", { class: "pager" },
    asked.to && h("a", { class: "button", href: to(["months"], { ...asked, to: undefined }) }, "Newest months"),
    found.cursor && oldest && h("a", { class: "button", href: to(["months"], { ...asked, to: before(oldest) }) }, "Older months"));
}

/** The month before this one. */
function before(month) {
  const [year, number] = month.split("-").map(Number);
  return number > 1 ? `${String(year).padStart(4, "0")}-${String(number - 1).padStart(2, "0")}` : `${String(year - 1).padStart(4, "0")}-12`;
}

function catalog(songs) {
  return songs
    ? panel("Song catalog", badge(songs.state), h("p", {}, h("a", { href: to(["months", "songs"]) }, "songs"),
      ` ${number(songs.row_counts?.songs)} songs, ${number(songs.source.files)} files, ${bytes(songs.source.bytes)}. `,
      songs.loaded ? ["Loaded ", ago(songs.loaded.at), ". "] : "", h("span", { class: "muted" }, songs.why)))
    : null;
}

/** All years between the first and the last that have a month; a year without any is left out. */
function calendar(partitions) {
  const months = new Map(partitions.filter((each) => each.partition !== "songs").map((each) => [each.partition, each]));
  const years = [...new Set([...months.keys()].map((month) => month.slice(0, 4)))].sort().reverse();
  if (!years.length) {
    return empty("No month is known yet.");
  }
  return h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Calendar of months" },
    h("table", { class: "calendar" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span", { class: "hidden" }, "Year")),
        MONTHS.map((name, index) => h("th", { scope: "col", abbr: name }, h("span", { class: "wide" }, name), h("span", { class: "narrow" }, String(index + 1)))))),
      h("tbody", {}, years.map((year) => h("tr", { "data-key": year }, h("th", { scope: "row" }, year),
        MONTHS.map((_, index) => h("td", {}, cell(months.get(`${year}-${String(index + 1).padStart(2, "0")}`)))))))));
}

function cell(month) {
  if (!month) {
    return h("div", { class: "cell none" }, h("span", { class: "hidden" }, "no input"));
  }
  const { tone, shape } = look(month.state);
  const plays = month.row_counts?.songplays;
  const age = month.loaded ? Date.now() - new Date(month.loaded.at).getTime() : null;
  const text = `${month.partition}: ${words(month.state)}, ${plays === undefined ? "no plays loaded" : `${number(plays)} plays`}, ${bytes(month.source.bytes)} of input`
    + (age === null ? "" : `, loaded ${duration(age)} ago`);
  return h("a", { class: `cell ${tone}`, href: to(["months", month.partition]), title: `${text}\n${month.why}`, "aria-label": text },
    h("b", {}, icon(shape), h("span", { class: "wide" }, plays === undefined ? words(month.state) : compact(plays))),
    h("span", {}, bytes(month.source.bytes)),
    h("span", {}, age === null ? "\u00a0" : duration(Math.round(age / 1000) * 1000).split(" ").slice(0, 2).join(" ")));
}

function legend(states) {
  return panel("What the cells say", h("span", { class: "muted" }, "plays, size of the input, time since it was loaded"),
    h("ul", { class: "legend" }, PARTITION_STATES.map((state) =>
      h("li", {}, h("a", { href: to(["months"], { state }) }, badge(state)), number(states[state]), h("span", { class: "muted" }, MEANING[state])))));
}

function list(partitions) {
  return table("Partitions", [
    { name: "Month", cell: (each) => h("a", { href: to(["months", each.partition]) }, each.partition) },
    { name: "State", cell: (each) => badge(each.state) },
    { name: "Plays", number: true, cell: (each) => number(each.row_counts?.songplays ?? each.row_counts?.songs) },
    { name: "Files", number: true, cell: (each) => number(each.source.files) },
    { name: "Input", number: true, cell: (each) => bytes(each.source.bytes) },
    { name: "Loaded", cell: (each) => ago(each.loaded?.at) },
    { name: "Why", class: "text", cell: (each) => each.why },
  ], partitions, { key: (each) => each.partition });
}

