// The life of one page: it reads, shows, and does both again when something happens.
import { h, render } from "./dom.js";
import { listen } from "./live.js";
import { problem } from "../parts/notice.js";

const CALM = 1000;
// So that a page that is dear to make asks the service for a tenth of its time at most.
const REST = 10;
const LONGEST = 10_000;
// What is dear to make may be some seconds old when it is read; no event says that there is a newer one.
const SAFETY_NET = 10_000;

/**
 * Runs a page in a place until its signal aborts.
 *
 * @param page {read(signal), show(data, refresh), progress(data, report), concerns(move)}
 */
export function live(place, page, signal) {
  let data;
  let busy = false;
  let again = false;
  let timer = null;
  let cost = 0;
  let readAt = 0;

  const draw = () => {
    if (!signal.aborted && data !== undefined) {
      render(place, page.show(data, refresh));
    }
  };
  const refresh = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const begin = performance.now();
      data = await page.read(signal);
      readAt = performance.now();
      cost = readAt - begin;
      draw();
    } catch (error) {
      fail(error);
    } finally {
      busy = false;
      if (again) {
        again = false;
        soon();
      }
    }
  };
  const fail = (error) => {
    if (signal.aborted) {
      return;
    }
    if (error.status === undefined) {
      throw error;
    }
    // What was read stays: the bar on top says that the service is away.
    if (data === undefined || error.status === 404) {
      render(place, h("h1", {}, page.title), problem(error, refresh));
    }
  };
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = null;
      if (!signal.aborted) {
        refresh();
      }
    }, Math.min(LONGEST, Math.max(CALM, REST * cost)));
  };
  const net = setInterval(() => document.hidden || performance.now() - readAt < REST * cost || refresh(), SAFETY_NET);
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    clearInterval(net);
  }, { once: true });
  if (page.concerns) {
    listen({
      run: (move) => page.concerns(move) && soon(),
      progress: (report) => {
        if (data !== undefined && page.progress?.(data, report)) {
          draw();
        }
      },
      reset: soon,
    }, signal);
  }
  render(place, h("p", { class: "loading", role: "status" }, "Loading…"));
  return refresh();
}
