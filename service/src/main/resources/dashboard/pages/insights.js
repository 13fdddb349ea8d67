// What analysts ask first: plays by month, by hour of the week, what is played most, what matches the catalog.
import { get, path } from "../core/api.js";
import { h } from "../core/dom.js";
import { compact, count, number, percent } from "../core/format.js";
import { to } from "../core/router.js";
import { monthNumber } from "../parts/chart.js";
import { field, filters, input } from "../parts/form.js";
import { busiest, heatMap } from "../parts/heat.js";
import { empty, notice } from "../parts/notice.js";
import { stackChart } from "../parts/stack.js";
import { panel, rest, table } from "../parts/table.js";

const AT_ONCE = 24;
const NAMED = 6;

export function page({ query }) {
  let shown = AT_ONCE;
  const asked = path("/insights", { from: query.from, to: query.to });
  return {
    title: "Insights",
    read: (signal) => get(asked, { signal }),
    concerns: (move) => move.state === "SUCCEEDED",
    show: (found, refresh) => [
      h("h1", {}, "Insights"),
      h("p", { class: "lead" }, "Counted by the run that published each month, from what it published. Hours and months are UTC."),
      filters(
        field("From", input("from", query.from, { placeholder: "2018-01", pattern: "\\d{4}-\\d{2}", size: "9" })),
        field("until", input("to", query.to, { placeholder: "2018-12", pattern: "\\d{4}-\\d{2}", size: "9" }))),
      uncounted(found.without_insights),
      found.months.length ? [
        tiles(found),
        byMonth(found.months, shown, () => {
          shown += AT_ONCE;
          refresh();
        }),
        panel("By hour of the week", h("span", { class: "muted" }, busiest(found.by_weekday_and_hour)),
          heatMap("Plays by weekday and hour, UTC", found.by_weekday_and_hour)),
        top("Top songs", found.songs, "Song", true),
        h("div", { class: "two" }, top("Top artists", found.artists, "Artist"), top("Top locations", found.locations, "Location")),
      ] : nothing(query, found.without_insights),
      rest(["insights", `api/v1${asked}`]),
    ],
  };
}

function nothing(query, without) {
  if (without.length) {
    return null;
  }
  return query.from || query.to
    ? empty("No month between these is loaded.", h("a", { href: to(["insights"]) }, "Show all"))
    : empty("No month is loaded yet.", h("a", { href: to(["months"]) }, "See which months are due"));
}

/** Nothing here knows months that were loaded before insights were. */
function uncounted(months) {
  if (!months.length) {
    return null;
  }
  const named = months.slice(-NAMED).map((month, index) => [index ? ", " : "", h("a", { href: to(["months", month]) }, month)]);
  return notice("warn", "bang", `${count(months.length, "month")} without insights, loaded by an older version: `,
    months.length > NAMED ? "…, " : "", named, ". To have them counted, ",
    h("a", { href: to(["backfills", "new"]) }, "load them again"), " with a backfill of all.");
}

function tile(name, value, more) {
  return h("section", { class: "tile" }, h("h2", {}, name), h("div", { class: "value" }, value), h("div", { class: "muted" }, more));
}

function tiles({ plays, paid, free, matched, matched_share: share, months }) {
  const of = (part) => (plays ? percent(part / plays) : "–");
  const other = plays - paid - free;
  return h("div", { class: "tiles" },
    tile("Plays", number(plays), `in ${count(months.length, "month")}`),
    tile("Paid", of(paid), `${number(paid)} plays`),
    tile("Free", of(free), `${number(free)} plays`),
    other ? tile("Neither", of(other), `${number(other)} plays`) : null,
    tile("Match the catalog", percent(share), `${number(matched)} plays`));
}

function byMonth(months, shown, older) {
  const neither = (month) => month.plays - month.paid - month.free;
  const names = months.some(neither) ? ["paid", "free", "neither"] : ["paid", "free"];
  const newest = [...months].reverse();
  return panel("Plays by month", null,
    months.length > 1 ? h("div", {}, stackChart("Plays by month, paid and free", months.map((month) => ({
      x: monthNumber(month.partition), label: month.partition, href: to(["months", month.partition]),
      values: [month.paid, month.free, neither(month)].slice(0, names.length),
    })), names, compact)) : null,
    table("Plays by month", [
      { name: "Month", cell: (month) => h("a", { href: to(["months", month.partition]) }, month.partition) },
      { name: "Plays", number: true, cell: (month) => number(month.plays) },
      { name: "Paid", number: true, cell: (month) => number(month.paid) },
      { name: "Free", number: true, cell: (month) => number(month.free) },
      { name: "Match the catalog", number: true, cell: (month) => percent(month.plays ? month.matched / month.plays : null) },
      { name: "Users", number: true, cell: (month) => number(month.users) },
      { name: "Sessions", number: true, cell: (month) => number(month.sessions) },
    ], newest.slice(0, shown), { key: (month) => month.partition, plain: true }),
    newest.length > shown ? h("div", { class: "pager" }, h("button", { type: "button", onclick: older }, "Older months")) : null);
}

function top(title, { places, different, approximate }, name, withArtist = false) {
  const aside = approximate
    ? h("span", { class: "muted" }, "Sum of each month's first 20: what a month does not list may have more")
    : h("span", { class: "muted" }, different > places.length ? `the first ${places.length} of ${number(different)}` : count(different, "entry", "entries"));
  return panel(title, aside, places.length ? table(title, [
    { name: "Place", number: true, cell: (place) => places.indexOf(place) + 1 },
    { name, class: "text", cell: (place) => place.name ?? h("code", {}, place.id) },
    withArtist ? { name: "Artist", class: "text", cell: (place) => place.artist } : null,
    { name: "Plays", number: true, cell: (place) => number(place.plays) },
    approximate ? { name: "At most", number: true, cell: (place) => (place.at_most > place.plays ? number(place.at_most) : "exact") } : null,
  ].filter(Boolean), places, { key: (place) => place.id, plain: true }) : empty(name === "Location" ? "No play says where it is from." : "No play matches the song catalog."));
}
