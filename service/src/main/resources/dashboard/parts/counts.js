// The books of a run as equations, each with whether it holds.
import { h } from "../core/dom.js";
import { number, words } from "../core/format.js";
import { icon } from "./icon.js";
import { facts } from "./table.js";

/** The equations of a month, or of the catalog: [left, [[sign, counter]…]]. */
export function equations(counts) {
  const get = (name) => counts[name] ?? 0;
  const rules = "songplays" in counts
    ? [["lines", [["", "malformed"], ["+", "skipped"], ["+", "duplicates"], ["+", "plays"]]],
      ["songplays", [["", "plays"], ["−", "strays_out"], ["+", "strays_in"], ["−", "duplicates_across"]]]]
    : [["lines", [["", "malformed"], ["+", "duplicates"], ["+", "songs"]]]];
  return rules.map(([left, right]) => ({
    left, right,
    holds: get(left) === right.reduce((sum, [sign, name]) => sum + (sign === "−" ? -1 : 1) * get(name), 0),
  }));
}

export function counts(amounts) {
  return h("div", { class: "books" },
    equations(amounts).map(({ left, right, holds }) => h("p", { class: holds ? "good-text" : "bad-text" },
      icon(holds ? "check" : "cross"), " ", part(amounts, left), " = ",
      right.map(([sign, name]) => [sign && ` ${sign} `, part(amounts, name)]), holds ? "" : " does not hold")),
    facts(Object.entries(amounts).map(([name, amount]) => [words(name), number(amount)])));
}

function part(amounts, name) {
  return `${number(amounts[name] ?? 0)} ${name.replaceAll("_", " ")}`;
}
