// The orders that operators give: each asks first, and shows what the service answers.
import { create, send } from "../core/api.js";
import { h } from "../core/dom.js";
import { short8, words } from "../core/format.js";
import { go, to } from "../core/router.js";
import { ask } from "./dialog.js";

const RUN = {
  cancel: {
    danger: true, verb: "Cancel the run",
    text: "A queued run ends at once. One that an application has is given up; the tables stay as they are.",
  },
  retry: { verb: "Try again", text: "A run that waits goes at once; of one that has ended a new run is made." },
  approve: {
    verb: "Publish", text: "A new run publishes exactly what this one staged, although checks failed. Readers see it then.",
  },
  discard: { danger: true, verb: "Drop the staged data", text: "What the run staged is deleted. The tables stay as they are." },
};

function button(text, onclick, tone = null) {
  return h("button", { type: "button", class: tone, onclick }, text);
}

/** A button for each action that the service allows for this run. */
export function runActions(id, partition, allowed, refresh) {
  return allowed.filter((action) => RUN[action]).map((action) => {
    const order = RUN[action];
    return button(words(action), () => ask(
      { title: `${words(action)}: run ${short8(id)} of ${partition}?`, reason: "asked", ...order },
      ({ reason }, key) => create(`/runs/${id}/${action}`, { reason }, key),
      (run) => {
        refresh();
        return run.id === id
          ? `${words(action)}: the service has taken it.`
          : { text: `Run ${short8(run.id)} of ${run.partition} is queued.`, link: { href: to(["runs", run.id]), text: "Watch it" } };
      }), order.danger ? "danger" : action === "approve" ? "primary" : null);
  });
}

/** Load, ignore, unignore: what the service allows for this partition. */
export function partitionActions(partition, allowed, refresh) {
  const name = partition.partition;
  const known = {
    load: () => button("Load…", () => load(name, partition.state === "LOADED", refresh), "primary"),
    ignore: () => button("Ignore…", () => ask({
      title: `Leave ${name} out?`, verb: "Ignore it", danger: true, reason: "required",
      text: "It is not loaded any more unless somebody asks. What is loaded stays, and a run that is active goes on.",
    }, ({ reason }) => send("POST", `/partitions/${name}/ignore`, { reason }), () => {
      refresh();
      return `${name} is left out.`;
    })),
    unignore: () => button("Take in again…", () => ask({
      title: `Take ${name} in again?`, verb: "Take it in", reason: "none", text: "It is loaded again when it is due.",
    }, () => send("POST", `/partitions/${name}/unignore`), () => {
      refresh();
      return `${name} is no longer left out.`;
    })),
  };
  return allowed.filter((action) => known[action]).map((action) => known[action]());
}

function load(name, unchanged, refresh) {
  const force = h("label", { class: "check" }, h("input", { type: "checkbox", name: "force", value: "true", checked: unchanged }),
    " Load it even if its input has not changed");
  ask({
    title: `Load ${name}?`, verb: "Load", reason: "asked", extra: force,
    text: "A run is queued. The tables change only after all its checks have passed.",
  }, (given, key) => create("/runs", { partition: name, reason: given.reason, force: given.force === "true" }, key),
  (run) => {
    refresh();
    go(to(["runs", run.id]));
    return `Run ${short8(run.id)} of ${name} is queued.`;
  });
}
