// Charts over months: lines, points, and a band of what is usual. Gaps in time stay gaps.
import { h, s } from "../core/dom.js";

const WIDTH = 760;
const HEIGHT = 220;
const LEFT = 62;
const BOTTOM = 24;
const TICKS = 4;

/** Round figures from 0 to above the most. */
export function ticks(most) {
  if (!(most > 0)) {
    return [0, 1];
  }
  const raw = most / TICKS;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= raw);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}

/** 2018-11 as the number of its month. */
export function monthNumber(month) {
  const [year, number] = month.split("-").map(Number);
  return year * 12 + number - 1;
}

/** And back. */
export function monthName(number) {
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
}

/**
 * A chart.
 *
 * @param points [{x, label, value, low, high, usual, odd, href}] in the order of x; low to high is usual
 * @param format of values
 * @param nameOf an x on the axis; months unless given
 */
export function lineChart(title, points, format, { series = 1, nameOf = monthName } = {}) {
  const most = Math.max(...points.map((point) => Math.max(point.value, point.high ?? 0)));
  const marks = ticks(most);
  const top = marks.at(-1);
  const [first, last] = [points[0].x, points.at(-1).x];
  const x = (value) => LEFT + (last === first ? (WIDTH - LEFT) / 2 : ((value - first) / (last - first)) * (WIDTH - LEFT - 14) + 6);
  const y = (value) => 8 + (1 - value / top) * (HEIGHT - BOTTOM - 16);
  const way = (list, of) => list.map((point, index) => `${index ? "L" : "M"}${x(point.x).toFixed(1)} ${y(of(point)).toFixed(1)}`).join("");
  const usual = points.filter((point) => point.high !== undefined);
  const names = new Set([0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(first + share * (last - first))));
  const width = Math.max(6, (WIDTH - LEFT) / Math.max(1, last - first + 1));
  return h("figure", {},
    h("figcaption", {}, title),
    h("div", { class: "wide-picture", tabindex: "0", role: "group", "aria-label": title }, s("svg", {
      class: "chart lines", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group",
      "aria-label": `${title}: ${format(points[0].value)} to ${format(points.at(-1).value)}, most ${format(Math.max(...points.map((point) => point.value)))}`,
    },
      marks.map((mark) => s("g", {}, s("line", { class: "grid", x1: LEFT, x2: WIDTH, y1: y(mark), y2: y(mark) }),
        s("text", { class: "muted end", x: LEFT - 8, y: y(mark) + 4 }, format(mark)))),
      [...names].map((name) => s("text", { class: `muted ${name === last && name !== first ? "end" : "middle"}`, x: x(name), y: HEIGHT - 6 }, nameOf(name))),
      usual.length > 1 && s("path", { class: "band", d: `${way(usual, (point) => point.high)}${way([...usual].reverse(), (point) => point.low).replace("M", "L")}Z` }),
      usual.length > 1 && s("path", { class: "median", d: way(usual, (point) => point.usual) }),
      s("path", { class: `line s${series}`, d: way(points, (point) => point.value) }),
      points.length <= 120 || points.some((point) => point.odd) ? points.filter((point) => point.odd || points.length <= 120).map((point) =>
        s("circle", { class: point.odd ? "odd" : `d${series}`, cx: x(point.x), cy: y(point.value), r: point.odd ? 4.5 : 3 })) : null,
      points.length <= 400 ? points.map((point) => hit(point, x, width, format)) : null)));
}

function hit(point, x, width, format) {
  const words = `${point.label}: ${format(point.value)}${point.odd ? ", unusual" : ""}${point.high === undefined ? "" : `; usual ${format(point.low)} to ${format(point.high)}`}`;
  const area = s("rect", { class: "hit", x: x(point.x) - width / 2, y: 8, width, height: HEIGHT - BOTTOM - 8 }, s("title", {}, words));
  return point.href ? s("a", { href: point.href, "aria-label": words, tabindex: "-1" }, area) : area;
}

/** Bars of named amounts, the largest first. */
export function bars(entries, format) {
  const most = Math.max(1, ...entries.map((entry) => entry.value));
  return h("div", { class: "hbar" }, entries.map((entry) => [
    entry.href ? h("a", { href: entry.href, class: "nowrap" }, entry.name) : h("span", {}, entry.name),
    h("div", { class: "track" }, h("span", { css: { width: `${(100 * entry.value) / most}%` } })),
    h("span", { class: "number" }, format(entry.value)),
  ]));
}
