// A new backfill: what it would do is shown first, and only what was shown can be started.
import { all, create, send } from "../core/api.js";
import { h, render } from "../core/dom.js";
import { bytes, count, duration, number, short8 } from "../core/format.js";
import { go, to } from "../core/router.js";
import { badge } from "../parts/badge.js";
import { ask } from "../parts/dialog.js";
import { field, input, select, values } from "../parts/form.js";
import { empty, problem } from "../parts/notice.js";
import { facts, panel, table } from "../parts/table.js";
import { skips } from "./backfill.js";

const ONLY = [["due", "due: new and changed"], ["failed", "failed"], ["stale", "stale: matched with another catalog"], ["all", "all, changed or not"]];

export function page({ query }) {
  return {
    title: "New backfill",
    read: (signal) => all("/partitions", {}, 200, signal),
    show: (found) => {
      const months = found.items.map((each) => each.partition).filter((each) => each !== "songs");
      const preview = h("div", { class: "stack", role: "status", "data-keep": "preview" });
      return [h("h1", {}, "New backfill"), form(query, months, preview), preview];
    },
  };
}

function form(query, months, preview) {
  const element = h("form", { "data-keep": "form", onsubmit: (event) => {
    event.preventDefault();
    plan(request(element), preview);
  }, oninput: () => preview.replaceChildren() },
  h("div", { class: "fields" },
    field("From month", input("from", query.from ?? months.at(-1), { required: true, pattern: "\\d{4}-\\d{2}", placeholder: "2018-01" })),
    field("until month", input("to", query.to ?? months[0], { required: true, pattern: "\\d{4}-\\d{2}", placeholder: "2018-12" })),
    field("Only", select("only", query.only ?? "due", ONLY)),
    field("Active at once", input("max_active", "", { type: "number", min: "1", max: "1000", placeholder: "as the settings allow" })),
    field("Reason", input("reason", "", { maxlength: "1000" }), "Kept with each of its runs.")),
  h("div", { class: "buttons" }, h("button", { type: "submit", class: "primary" }, "Show what it would do")));
  return panel("Which months", null, element);
}

function request(element) {
  const { max_active: most, ...rest } = values(element);
  return most ? { ...rest, max_active: Number(most) } : rest;
}

async function plan(body, place) {
  render(place, h("p", { class: "loading" }, "Planning…"));
  try {
    const dry = await send("POST", "/backfills", { ...body, dry_run: true });
    render(place, shown(dry, body));
  } catch (error) {
    render(place, problem(error));
  }
}

function shown(dry, body) {
  const mine = new Set(dry.partitions);
  const start = h("button", { type: "button", class: "primary", onclick: () => ask({
    title: `Start the backfill of ${count(dry.partitions.length, "month")}?`, verb: "Start it", reason: "none",
    text: `${body.from} to ${body.to}, only ${body.only}. It can be paused and cancelled.`,
  }, (_, key) => create("/backfills", body, key), (backfill) => {
    go(to(["backfills", backfill.id]));
    return `Backfill ${short8(backfill.id)} is made.`;
  }) }, "Start it…");
  return [
    panel("What it would do", dry.partitions.length ? start : null,
      dry.partitions.length === 0
        ? empty("It would load nothing.", body.only === "all" ? "No month of the range has input." : "Choose another range, or all months of it.")
        : facts([
          ["Would load", count(dry.partitions.length, "month")],
          ["Left out", count(dry.skipped.length, "month")],
          ["Applications in all", number(dry.plan.batches.length)],
          ["All of the plan takes", dry.plan.predicted_seconds === null ? "unknown: nothing foretells it" : `about ${duration(dry.plan.predicted_seconds * 1000)}`],
        ]),
      dry.plan.notes.map((note) => h("p", { class: "muted" }, note))),
    dry.plan.actions.length ? panel("The plan as it would be", h("span", { class: "muted" }, "with what is queued already"), table("Plan", [
      { name: "Batch", number: true, cell: (action) => number(action.batch) },
      { name: "Month", cell: (action) => h("a", { href: to(["months", action.partition]) }, action.partition) },
      { name: "Of this backfill", cell: (action) => mine.has(action.partition) ? badge("ACTIVE", "yes") : "no" },
      { name: "Files", number: true, cell: (action) => number(action.files) },
      { name: "Input", number: true, cell: (action) => bytes(action.bytes) },
      { name: "Takes", number: true, cell: (action) => action.predicted_seconds === null ? "–" : duration(action.predicted_seconds * 1000) },
      { name: "Why", class: "text", cell: (action) => action.reason },
    ], dry.plan.actions.slice(0, 500), { key: (action) => action.partition })) : null,
    dry.skipped.length ? panel("Left out", null, skips(dry.skipped)) : null,
  ];
}
