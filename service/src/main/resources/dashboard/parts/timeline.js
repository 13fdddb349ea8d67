// When a run waited, when its attempts went and in which phases, on one line of time.
import { h, s } from "../core/dom.js";
import { duration, words } from "../core/format.js";
import { when } from "../core/time.js";
import { badge, look } from "./badge.js";

const WIDTH = 640;
const LEFT = 96;
const ROW = 30;
const THIN = 22;
const ROOM = 70;

/** Stretches of time as {name, tone, said, from, to, open, thin}: waits, attempts, and below each attempt its phases. */
function stretches(run, now = Date.now()) {
  const time = (instant) => new Date(instant).getTime();
  const waits = [];
  run.history.forEach((move, index) => {
    if (move.to === "QUEUED") {
      const next = run.history[index + 1];
      waits.push({ name: "Waiting", tone: look("QUEUED").tone, said: "queued", from: time(move.at), to: next ? time(next.at) : now, open: !next });
    }
  });
  const attempts = run.attempts.map((attempt) => ({
    name: `Attempt ${attempt.number}`, tone: look(attempt.state).tone, said: words(attempt.state), from: time(attempt.started_at),
    to: attempt.ended_at ? time(attempt.ended_at) : now, open: !attempt.ended_at,
    phases: attempt.phases.map((phase) => ({
      name: words(phase.phase), tone: "phase", said: `attempt ${attempt.number}`, from: time(phase.started_at),
      to: phase.ended_at ? time(phase.ended_at) : now, open: !phase.ended_at, thin: true,
    })),
  }));
  return [...waits, ...attempts].sort((a, b) => a.from - b.from).flatMap((part) => [part, ...part.phases ?? []]);
}

export function timeline(run) {
  const parts = stretches(run);
  if (!parts.length) {
    return h("p", { class: "muted" }, "Nothing has happened yet.");
  }
  const begin = Math.min(...parts.map((part) => part.from));
  const end = Math.max(...parts.map((part) => part.to), begin + 1);
  const x = (time) => LEFT + ((time - begin) / (end - begin)) * (WIDTH - LEFT - 8);
  const tops = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + (part.thin ? THIN : ROW), 0));
  const height = tops.at(-1) + (parts.at(-1).thin ? THIN : ROW) + 20;
  return h("div", {},
    h("div", { class: "wide-picture", tabindex: "0", role: "group", "aria-label": "Timeline" }, s("svg", {
      class: "chart timeline", viewBox: `0 0 ${WIDTH} ${height}`, role: "img",
      "aria-label": `Timeline: ${parts.map((part) => `${part.name} ${duration(part.to - part.from)}`).join(", ")}`,
    },
      parts.map((part, index) => stretch(part, tops[index], x)),
      s("line", { class: "grid", x1: LEFT, x2: WIDTH - 8, y1: height - 14, y2: height - 14 }),
      s("text", { class: "muted", x: LEFT, y: height }, "0"),
      s("text", { class: "muted end", x: WIDTH - 8, y: height }, duration(end - begin)))),
    h("details", {}, h("summary", {}, "Every move"), h("ol", { class: "moves" }, run.history.map((move) =>
      h("li", {}, when(move.at), " ", badge(move.to), " ", move.reason)))));
}

function stretch(part, top, x) {
  const [left, right] = [x(part.from), Math.max(x(part.from) + 3, x(part.to))];
  const text = duration(part.to - part.from);
  const inside = !part.thin && right - left > ROOM;
  const before = !inside && right + ROOM > WIDTH;
  const bar = { x: left, y: top + (part.thin ? 5 : 4), width: right - left, height: part.thin ? THIN - 12 : ROW - 10, rx: part.thin ? 3 : 4 };
  const line = top + (part.thin ? 14 : 18);
  return s("g", {},
    s("text", { class: "muted", x: part.thin ? 12 : 0, y: line }, part.name),
    s("rect", { class: `fill-${part.tone}`, ...bar }, s("title", {}, `${part.name} (${part.said}): ${text}`)),
    part.open && s("rect", { class: "live-edge", ...bar }),
    s("text", { class: inside ? "middle on-fill" : before ? "end" : "", x: inside ? (left + right) / 2 : before ? left - 6 : right + 6, y: line }, text));
}
