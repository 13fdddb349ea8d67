// All schedules with their next time, and the way to a new one.
import { get, send } from "../core/api.js";
import { h } from "../core/dom.js";
import { go, to } from "../core/router.js";
import { ago, when } from "../core/time.js";
import { badge } from "../parts/badge.js";
import { empty } from "../parts/notice.js";
import { scheduleForm } from "../parts/schedule.js";
import { panel, rest, table } from "../parts/table.js";
import { toast } from "../parts/toast.js";

export function page() {
  const form = scheduleForm(null, async (given) => {
    const made = await send("POST", "/schedules", given);
    toast(`Schedule ${made.name} is made.`);
    go(to(["schedules", made.name]));
  });
  return {
    title: "Schedules",
    read: (signal) => get("/schedules", { signal }),
    concerns: (move) => move.trigger === "schedule",
    show: (found) => [
      h("h1", {}, "Schedules"),
      h("p", { class: "lead" }, "A schedule loads at times of a calendar. Without any, what is due is loaded as soon as it is seen (source.auto_load)."),
      panel("Schedules", null, found.items.length ? table("Schedules", [
        { name: "Name", cell: (each) => h("a", { href: to(["schedules", each.name]) }, each.name) },
        { name: "Cron", cell: (each) => h("code", {}, each.cron) },
        { name: "Zone", cell: (each) => each.zone },
        { name: "Loads", cell: (each) => each.load.replace("_", " ") },
        { name: "Next time", cell: (each) => each.paused ? badge("PAUSED") : [when(each.next_fire), " ", h("span", { class: "muted" }, each.next_fire && ago(each.next_fire))] },
        { name: "Last", class: "text", cell: (each) => each.last_fire ? [badge(each.last_fire.outcome), " ", ago(each.last_fire.fired_at), " ", each.last_fire.result] : "never" },
        { name: "From", cell: (each) => each.configured ? "config.yml" : "REST" },
      ], found.items, { key: (each) => each.name }) : empty("There is no schedule.", "Make one below, or in config.yml under ", h("code", {}, "schedules"), ".")),
      panel("New schedule", null, form),
      rest(["schedules", "api/v1/schedules"]),
    ],
  };
}
