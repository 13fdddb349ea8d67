// States of partitions, runs, backfills and checks: a shape, a colour and the word.
import { h } from "../core/dom.js";
import { words } from "../core/format.js";
import { icon } from "./icon.js";

const LOOKS = {
  // partitions
  NEW: ["accent", "plus"], CHANGED: ["accent", "change"], UNSETTLED: ["muted", "wave"],
  LOADING: ["busy", "play"], LOADED: ["good", "check"], FAILED: ["bad", "cross"],
  REJECTED: ["warn", "bang"], VANISHED: ["muted", "ghost"], IGNORED: ["muted", "slash"],
  // runs and attempts
  QUEUED: ["muted", "clock"], STARTING: ["busy", "dots"], RUNNING: ["busy", "play"],
  SUCCEEDED: ["good", "check"], CANCELLED: ["muted", "slash"],
  // backfills and schedules
  ACTIVE: ["busy", "play"], PAUSED: ["muted", "minus"], DONE: ["good", "check"], WAITING: ["muted", "clock"],
  FIRED: ["good", "check"], LATE: ["warn", "clock"], SKIPPED: ["muted", "minus"], TRIGGERED: ["accent", "play"],
  // verdicts
  PASSED: ["good", "check"], WARNING: ["warn", "bang"], ERROR: ["bad", "cross"],
};

export const PARTITION_STATES = ["LOADED", "LOADING", "NEW", "CHANGED", "UNSETTLED", "FAILED", "REJECTED", "VANISHED", "IGNORED"];
export const RUN_STATES = ["QUEUED", "STARTING", "RUNNING", "SUCCEEDED", "FAILED", "REJECTED", "CANCELLED"];

export const MEANING = {
  NEW: "Never loaded", CHANGED: "Other input than was loaded", UNSETTLED: "Still being written",
  LOADING: "A run of it is queued or active", LOADED: "The tables hold what the input says",
  FAILED: "Its last run failed", REJECTED: "Staged data did not pass the checks and is not published",
  VANISHED: "Its input is gone; what was loaded stays", IGNORED: "Left out by an operator",
};

export function look(state) {
  const [tone, shape] = LOOKS[state?.toUpperCase()] ?? ["muted", "dots"];
  return { tone, shape };
}

/** A pill; other words than the state's own may be given. */
export function badge(state, text = words(state)) {
  const { tone, shape } = look(state);
  return h("span", { class: `badge ${tone}`, title: MEANING[state] ?? null }, icon(shape), text);
}
