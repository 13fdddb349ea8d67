// When a run waited, and when its attempts went, on one line of time.
import { h, s } from "../core/dom.js";
import { duration, words } from "../core/format.js";
import { when } from "../core/time.js";
import { badge, look } from "./badge.js";

const WIDTH = 640;
const LEFT = 84;
const ROW = 30;

/** Stretches of time as {name, state, from, to, open}. */
function stretches(run, now = Date.now()) {
  const time = (instant) => new Date(instant).getTime();
  const waits = [];
  run.history.forEach((move, index) => {
    if (move.to === "QUEUED") {
      const next = run.history[index + 1];
      waits.push({ name: "Waiting", state: "QUEUED", from: time(move.at), to: next ? time(next.at) : now, open: !next });
    }
  });
  const attempts = run.attempts.map((attempt) => ({
    name: `Attempt ${attempt.number}`, state: attempt.state, from: time(attempt.started_at),
    to: attempt.ended_at ? time(attempt.ended_at) : now, open: !attempt.ended_at,
  }));
  return [...waits, ...attempts].sort((a, b) => a.from - b.from);
}

export function timeline(run) {
  const parts = stretches(run);
  if (!parts.length) {
    return h("p", { class: "muted" }, "Nothing has happened yet.");
  }
  const begin = Math.min(...parts.map((part) => part.from));
  const end = Math.max(...parts.map((part) => part.to), begin + 1);
  const x = (time) => LEFT + ((time - begin) / (end - begin)) * (WIDTH - LEFT - 8);
  const height = parts.length * ROW + 20;
  return h("div", {},
    h("div", { class: "wide-picture", tabindex: "0", role: "group", "aria-label": "Timeline" }, s("svg", {
      class: "chart timeline", viewBox: `0 0 ${WIDTH} ${height}`, role: "img",
      "aria-label": `Timeline: ${parts.map((part) => `${part.name} ${duration(part.to - part.from)}`).join(", ")}`,
    },
      parts.map((part, index) => {
        const width = Math.max(3, x(part.to) - x(part.from));
        const text = duration(part.to - part.from);
        const inside = width > 70;
        const label = inside ? x(part.from) + width / 2 : x(part.to) + 70 > WIDTH ? x(part.from) - 6 : x(part.to) + 6;
        return s("g", {},
          s("text", { class: "muted", x: "0", y: index * ROW + 18 }, part.name),
          s("rect", { class: `fill-${look(part.state).tone}`, x: x(part.from), y: index * ROW + 4, width, height: ROW - 10, rx: "4" },
            s("title", {}, `${part.name}: ${words(part.state)}, ${text}`)),
          part.open && s("rect", { class: "live-edge", x: x(part.from), y: index * ROW + 4, width, height: ROW - 10, rx: "4" }),
          s("text", { class: inside ? "middle on-fill" : x(part.to) + 70 > WIDTH ? "end" : "", x: label, y: index * ROW + 18 }, text));
      }),
      s("line", { class: "grid", x1: LEFT, x2: WIDTH - 8, y1: height - 14, y2: height - 14 }),
      s("text", { class: "muted", x: LEFT, y: height }, "0"),
      s("text", { class: "muted end", x: WIDTH - 8, y: height }, duration(end - begin)))),
    h("details", {}, h("summary", {}, "Every move"), h("ol", { class: "moves" }, run.history.map((move) =>
      h("li", {}, when(move.at), " ", badge(move.to), " ", move.reason)))));
}
