// Plays by weekday and hour: a table of numbers whose grounds are as strong as the numbers are large.
import { h } from "../core/dom.js";
import { compact, number } from "../core/format.js";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const STRONGEST = 0.5;

/** @param week seven rows of 24 numbers, Monday first */
export function heatMap(label, week) {
  const most = Math.max(1, ...week.flat());
  return h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": label },
    h("table", { class: "heat" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span", { class: "hidden" }, "Weekday")),
        week[0].map((_, hour) => h("th", { scope: "col" }, String(hour).padStart(2, "0"))))),
      h("tbody", {}, week.map((hours, weekday) => h("tr", {},
        h("th", { scope: "row" }, WEEKDAYS[weekday]),
        hours.map((plays, hour) => h("td", {
          class: plays ? null : "none",
          css: { "--heat": ((STRONGEST * plays) / most).toFixed(3) },
          title: `${WEEKDAYS[weekday]}, ${hour} to ${hour + 1} UTC: ${number(plays)}`,
          "data-plays": plays,
        }, compact(plays))))))));
}

/** The hour of the week with the most plays, in words. */
export function busiest(week) {
  const most = Math.max(...week.flat());
  const weekday = week.findIndex((hours) => hours.includes(most));
  return most ? `most on ${WEEKDAYS[weekday]} at ${week[weekday].indexOf(most)} o'clock: ${number(most)}` : "no plays";
}
