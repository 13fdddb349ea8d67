// One stream of events for all of the page. It rests while nobody looks: browsers open few connections.
import { follow } from "./stream.js";

const REST_AFTER = 10_000;
const listeners = new Set();
const watchers = new Set();
let controller = null;
let last = null;
let timer = null;

/** Calls {run(move), progress(report), reset()} until the signal aborts. */
export function listen(listener, signal) {
  listeners.add(listener);
  signal.addEventListener("abort", () => listeners.delete(listener), { once: true });
}

/** Told "live", "waiting", "paused" or "ended". */
export function onState(watcher) {
  watchers.add(watcher);
}

export function start() {
  stop();
  controller = new AbortController();
  follow("/events", { event: take, state: tell }, controller.signal, last);
}

export function stop() {
  controller?.abort();
  controller = null;
}

function take(name, data, id) {
  last = id ?? last;
  if (name === "reset") {
    listeners.forEach((listener) => listener.reset?.());
    return;
  }
  const content = JSON.parse(data);
  listeners.forEach((listener) => listener[name]?.(content));
}

function tell(state) {
  watchers.forEach((watcher) => watcher(state));
}

// A page that is left may be kept for the way back, and its stream would hold one of the connections.
addEventListener("pagehide", stop);
document.addEventListener("visibilitychange", () => {
  clearTimeout(timer);
  if (document.hidden) {
    timer = setTimeout(() => {
      stop();
      tell("paused");
    }, REST_AFTER);
  } else if (controller === null) {
    start();
    listeners.forEach((listener) => listener.reset?.());
  }
});
