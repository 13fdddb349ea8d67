// One schedule: its next times, what became of the last ones, and its change with a preview.
import { get, send } from "../core/api.js";
import { h } from "../core/dom.js";
import { number, short8 } from "../core/format.js";
import { to } from "../core/router.js";
import { ago, when } from "../core/time.js";
import { badge } from "../parts/badge.js";
import { empty, notice } from "../parts/notice.js";
import { scheduleActions, scheduleForm } from "../parts/schedule.js";
import { facts, panel, rest, table } from "../parts/table.js";
import { toast } from "../parts/toast.js";

export function page({ id }) {
  const base = `/schedules/${encodeURIComponent(id)}`;
  let form = null;
  return {
    title: `Schedule ${id}`,
    read: (signal) => get(`${base}?preview=10`, { signal }),
    concerns: (move) => move.trigger === "schedule",
    show: (schedule, refresh) => {
      form ??= scheduleForm(schedule, async (given) => {
        await send("PATCH", base, given);
        toast(`Schedule ${id} is changed.`);
        refresh();
      });
      return [
        h("div", { class: "head" }, h("h1", {}, `Schedule ${schedule.name}`), schedule.paused ? badge("PAUSED") : badge("ACTIVE"),
          h("div", { class: "buttons" }, scheduleActions(schedule, refresh))),
        panel("What it does", null, facts([
          ["Cron", h("code", {}, schedule.cron)], ["Zone", schedule.zone], ["Loads", schedule.load.replace("_", " ")],
          ["When missed", schedule.misfire.replace("_", " ")], ["Made by", schedule.configured ? "config.yml" : "REST"],
          ["Next time", schedule.next_fire ? [when(schedule.next_fire), " (", ago(schedule.next_fire), ")"] : "none"],
        ])),
        h("div", { class: "two" },
          panel("Next times", schedule.paused ? h("span", { class: "muted" }, "if it were resumed") : null, schedule.preview.length
            ? h("ol", { class: "moves" }, schedule.preview.map((time) => h("li", {}, when(time), " ", h("span", { class: "muted" }, ago(time)))))
            : empty("There is no further time.")),
          panel("Change it", null, schedule.configured ? notice("muted", "bang", "What is changed here stays until its entry in config.yml changes.") : null, form)),
        panel("What became of the last times", null, schedule.history.length ? table("Last times", [
          { name: "Due", cell: (fire) => fire.due_at ? when(fire.due_at) : "asked for" },
          { name: "Fired", cell: (fire) => when(fire.fired_at) },
          { name: "Outcome", cell: (fire) => badge(fire.outcome) },
          { name: "Times", number: true, cell: (fire) => number(fire.times) },
          { name: "Runs", cell: (fire) => fire.runs.map((run) => [h("a", { href: to(["runs", run.id]) }, `${run.partition} ${short8(run.id)}`), " "]) },
          { name: "Result", class: "text", cell: (fire) => fire.result },
        ], schedule.history, { key: (fire) => fire.fired_at }) : empty("It has not fired yet.")),
        rest(["schedule", `api/v1${base}`]),
      ];
    },
  };
}
