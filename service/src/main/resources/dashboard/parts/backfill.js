// What may be done with a backfill, and how its runs stand.
import { send } from "../core/api.js";
import { h } from "../core/dom.js";
import { number, short8, words } from "../core/format.js";
import { ask } from "./dialog.js";

const ORDERS = {
  pause: { verb: "Pause", reason: "none", text: "Its queued runs stay where they are; what an application has goes on." },
  resume: { verb: "Resume", reason: "none", text: "Its queued runs go on." },
  cancel: { verb: "Cancel the backfill", reason: "asked", danger: true, text: "Its queued runs end, and active ones are asked to. What is loaded stays." },
};

export function backfillActions(backfill, refresh) {
  return backfill.allowed_actions.filter((action) => ORDERS[action]).map((action) =>
    h("button", { type: "button", class: ORDERS[action].danger ? "danger" : null, onclick: () => ask(
      { title: `${words(action)} backfill ${short8(backfill.id)} (${backfill.from} to ${backfill.to})?`, ...ORDERS[action] },
      ({ reason }) => send("POST", `/backfills/${backfill.id}/${action}`, action === "cancel" ? { reason } : undefined),
      () => {
        refresh();
        return `${words(action)}: the service has taken it.`;
      }) }, words(action)));
}

/** 3 succeeded, 1 failed. */
export function standing(runs) {
  const parts = Object.entries(runs).map(([state, amount]) => `${number(amount)} ${state}`);
  return parts.length ? parts.join(", ") : "no runs";
}
