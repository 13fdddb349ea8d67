// The fields of a schedule with the times that they mean, and what may be done with one.
import { get, path, send } from "../core/api.js";
import { h, render } from "../core/dom.js";
import { go, to } from "../core/router.js";
import { isLocal, stamp, when } from "../core/time.js";
import { ask } from "./dialog.js";
import { field, input, select, values } from "./form.js";
import { problem } from "./notice.js";

const PAUSE = 300;

/** Fields for a new schedule, or for one that is changed; the times show what is typed. */
export function scheduleForm(known, save) {
  const times = h("div", { role: "status", class: "times" });
  const errors = h("div", {});
  let timer;
  let stop = new AbortController();
  const preview = async () => {
    stop.abort();
    stop = new AbortController();
    const { cron, zone } = values(form);
    if (!cron) {
      render(times, h("p", { class: "muted" }, "The next times are shown here."));
      return;
    }
    try {
      const found = await get(path("/schedule-times", { cron, zone, preview: 5 }), { signal: stop.signal });
      render(times, h("p", { class: "muted" }, found.times.length ? "It would fire" : "It would never fire."),
        h("ol", {}, found.times.map((time) => h("li", {}, when(time), other(time)))));
    } catch (error) {
      if (!stop.signal.aborted) {
        render(times, problem(error));
      }
    }
  };
  const form = h("form", { "data-keep": "schedule", oninput: () => {
    clearTimeout(timer);
    timer = setTimeout(preview, PAUSE);
  }, onsubmit: async (event) => {
    event.preventDefault();
    errors.replaceChildren();
    try {
      await save(values(form));
    } catch (error) {
      errors.replaceChildren(problem(error));
    }
  } },
  h("div", { class: "fields" },
    known ? null : field("Name", input("name", "", { required: true, pattern: "[a-z0-9_\\-]{1,64}" }), "a-z, 0-9, _ and -"),
    field("Cron", input("cron", known?.cron, { required: true, placeholder: "30 2 * * *" }), "minute hour day month weekday"),
    field("Zone", input("zone", known?.zone ?? "UTC", { required: true, placeholder: "Europe/Paris" }), "of the tz database"),
    field("When missed", select("misfire", known?.misfire ?? "run_once", [["run_once", "run once for all missed times"], ["skip", "skip them"]])),
    field("Loads", input("load", known?.load ?? "due", { required: true }), "due, previous_month, or a month such as 2018-11")),
  times, errors,
  h("div", { class: "buttons" }, h("button", { type: "submit", class: "primary" }, known ? "Save the change" : "Make the schedule")));
  preview();
  return form;
}

/** The same time by the clock of this browser, or in UTC, where that differs. */
function other(time) {
  const text = stamp(time, !isLocal());
  return text === stamp(time) ? null : h("span", { class: "muted" }, ` ${text}`);
}

const ORDERS = {
  pause: { verb: "Pause", text: "It fires no more until it is resumed." },
  resume: { verb: "Resume", text: "It fires again at its next time." },
  trigger: { verb: "Fire now", text: "It loads as if it were time." },
};

export function scheduleActions(schedule, refresh) {
  const order = (action) => h("button", { type: "button", onclick: () => ask(
    { title: `${ORDERS[action].verb}: ${schedule.name}?`, reason: "none", ...ORDERS[action] },
    () => send("POST", `/schedules/${schedule.name}/${action}`),
    (answer) => {
      refresh();
      return action === "trigger" ? answer.last_fire?.result ?? "It fired." : `${schedule.name}: ${ORDERS[action].verb.toLowerCase()}d.`;
    }) }, ORDERS[action].verb);
  const remove = h("button", { type: "button", class: "danger", onclick: () => ask(
    { title: `Delete ${schedule.name}?`, verb: "Delete it", danger: true, reason: "none", text: "It fires no more, and its history is gone." },
    () => send("DELETE", `/schedules/${schedule.name}`),
    () => {
      go(to(["schedules"]));
      return `${schedule.name} is deleted.`;
    }) }, "Delete");
  return [order("trigger"), order(schedule.paused ? "resume" : "pause"), schedule.configured ? null : remove];
}
