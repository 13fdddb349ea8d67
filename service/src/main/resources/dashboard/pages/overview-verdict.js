// Says in one sentence how the lake stands, and names every reason that speaks against it.
import { h } from "../core/dom.js";
import { count } from "../core/format.js";
import { to } from "../core/router.js";

const NAMED = 3;

/** @return {tone: "good" | "warn" | "bad", text, reasons} */
export function verdict(overview) {
  const { partitions: { total, states, discarded_total: discarded }, plan, runs, instances, ticks, books, freshness } = overview;
  const bad = [];
  const warn = [];
  const months = (state, words) => h("a", { href: to(["months"], { state }) }, words);
  if (!instances.writer.instance) {
    bad.push("No instance writes: nothing is loaded until one does.");
  }
  ticks.filter((tick) => !tick.healthy).forEach((tick) => bad.push(`${tick.name}: ${tick.problem}`));
  if (plan.problem) {
    bad.push(`The source cannot be listed: ${plan.problem.cause}`);
  }
  Object.entries(books.unbalanced).forEach(([month, words]) => bad.push(`${month} does not balance: ${words}`));
  if (states.FAILED) {
    bad.push(months("FAILED", `${count(states.FAILED, "partition")} failed`));
  }
  const undecided = states.REJECTED - discarded;
  if (undecided > 0) {
    bad.push(months("REJECTED", `${count(undecided, "partition")} rejected by checks`));
  }
  if (discarded) {
    warn.push(months("REJECTED", `${count(discarded, "rejected partition")} discarded by an operator: not loaded until the input changes, or somebody loads it again`));
  }
  if (freshness?.months.MISSED) {
    bad.push(`${count(freshness.months.MISSED, "month")} missed the deadline (${freshness.objective}): ${freshness.missed.slice(0, NAMED).join(", ")}${freshness.months.MISSED > NAMED ? ", …" : ""}`);
  }
  if (freshness?.months.AT_RISK) {
    warn.push(`${count(freshness.months.AT_RISK, "month")} near the deadline and not published`);
  }
  const due = states.NEW + states.CHANGED;
  if (due && !plan.auto_load) {
    warn.push(`${count(due, "partition")} due, but nothing is loaded without a request (source.auto_load).`);
  } else if (due) {
    warn.push(`${count(due, "partition")} due.`);
  }
  if (states.VANISHED) {
    warn.push(months("VANISHED", `The input of ${count(states.VANISHED, "partition")} vanished`));
  }
  if (bad.length) {
    return { tone: "bad", text: "The lake needs a person.", reasons: [...bad, ...warn] };
  }
  if (total === 0) {
    return { tone: "warn", text: "There is no input yet.", reasons: warn };
  }
  if (states.LOADING || runs.active.length) {
    return { tone: "warn", text: `Being loaded: ${count(states.LOADING, "partition")} queued or active.`, reasons: warn };
  }
  return warn.length
    ? { tone: "warn", text: "The lake is not complete.", reasons: warn }
    : { tone: "good", text: "The lake is fresh, complete and balanced.", reasons: [] };
}
