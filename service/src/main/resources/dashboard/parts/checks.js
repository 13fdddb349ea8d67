// What staged data was held against: failed checks first.
import { badge } from "./badge.js";
import { table } from "./table.js";
import { words } from "../core/format.js";

export function checks(results) {
  const sorted = [...results].sort((a, b) => Number(a.passed) - Number(b.passed));
  return table("Checks", [
    { name: "Check", cell: (check) => words(check.name) },
    { name: "Verdict", cell: (check) => badge(check.passed ? "PASSED" : check.level, check.passed ? "passed" : check.level) },
    { name: "Observed", class: "text", cell: (check) => check.observed },
    { name: "Expected", class: "text", cell: (check) => check.expected },
  ], sorted, { key: (check) => check.name });
}
