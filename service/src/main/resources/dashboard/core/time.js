// Shows instants in UTC or in the zone of this browser, and says which, always.
import { h } from "./dom.js";
import { duration } from "./format.js";

const CHOICE = "lake.zone";
const ZONES = { utc: "UTC", local: Intl.DateTimeFormat().resolvedOptions().timeZone };

export function isLocal() {
  return localStorage.getItem(CHOICE) === "local";
}

export function switchZone() {
  localStorage.setItem(CHOICE, isLocal() ? "utc" : "local");
}

/** The name of the zone that is shown now. */
export function zone() {
  return isLocal() ? ZONES.local : ZONES.utc;
}

/** 2018-11-30 23:59:01 UTC, or 2018-12-01 00:59:01 GMT+1. */
export function stamp(instant, local = isLocal()) {
  const parts = {};
  new Intl.DateTimeFormat("en-CA", {
    timeZone: local ? ZONES.local : "UTC",
    year: "numeric", month: "2-digit", day: "2-digit",
    hour: "2-digit", minute: "2-digit", second: "2-digit",
    hourCycle: "h23", timeZoneName: "short",
  }).formatToParts(new Date(instant)).forEach(({ type, value }) => (parts[type] = value));
  const day = `${parts.year.padStart(4, "0")}-${parts.month}-${parts.day}`;
  return `${day} ${parts.hour}:${parts.minute}:${parts.second} ${parts.timeZoneName}`;
}

/** 3 min ago, in 2 h. */
function distance(instant, now = Date.now()) {
  const gone = now - new Date(instant).getTime();
  if (Math.abs(gone) < 1000) {
    return "now";
  }
  return gone > 0 ? `${duration(Math.round(gone / 1000) * 1000)} ago` : `in ${duration(Math.round(-gone / 1000) * 1000)}`;
}

function both(instant) {
  return `${stamp(instant, false)}\n${stamp(instant, true)} (${ZONES.local})\n${distance(instant)}`;
}

/** An instant in full; the other zone stands in its tooltip. */
export function when(instant) {
  return instant ? h("time", { datetime: instant, title: both(instant), class: "nowrap" }, stamp(instant)) : "–";
}

/** How long ago; in full in its tooltip. */
export function ago(instant) {
  return instant ? h("time", { datetime: instant, title: both(instant), class: "nowrap", "data-ago": "" }, distance(instant)) : "–";
}

/** Keeps what says how long ago true. */
setInterval(() => {
  document.querySelectorAll("time[data-ago]").forEach((element) => {
    element.textContent = distance(element.dateTime);
  });
}, 5000);
