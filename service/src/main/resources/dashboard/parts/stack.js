// Stacked bars over months. Gaps in time stay gaps.
import { h, s } from "../core/dom.js";
import { monthName, ticks } from "./chart.js";

const WIDTH = 760;
const HEIGHT = 240;
const LEFT = 62;
const BOTTOM = 24;
const WIDEST = 56;
const MOST_WITH_WORDS = 400;

/**
 * A chart.
 *
 * @param bars [{x, label, values, href}] in the order of x; values from the bottom up
 * @param names of the values, in their order
 */
export function stackChart(title, bars, names, format) {
  const totals = bars.map((bar) => bar.values.reduce((sum, value) => sum + value, 0));
  const marks = ticks(Math.max(...totals));
  const [first, last] = [bars[0].x, bars.at(-1).x];
  const step = (WIDTH - LEFT) / (last - first + 1);
  const width = Math.max(1, Math.min(WIDEST, step * 0.8));
  const middle = (value) => LEFT + (value - first + 0.5) * step;
  const y = (value) => 8 + (1 - value / marks.at(-1)) * (HEIGHT - BOTTOM - 16);
  const named = new Set([0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(first + share * (last - first))));
  return h("figure", {},
    h("figcaption", {}, title),
    h("div", { class: "wide-picture", tabindex: "0", role: "group", "aria-label": title }, s("svg", {
      class: "chart lines", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group",
      "aria-label": `${title}: ${bars.length} months, most ${format(Math.max(...totals))}`,
    },
      marks.map((mark) => s("g", {}, s("line", { class: "grid", x1: LEFT, x2: WIDTH, y1: y(mark), y2: y(mark) }),
        s("text", { class: "muted end", x: LEFT - 8, y: y(mark) + 4 }, format(mark)))),
      [...named].map((name) => s("text", { class: "muted middle", x: Math.min(middle(name), WIDTH - 26), y: HEIGHT - 6 }, monthName(name))),
      bars.map((bar) => stack(bar, middle(bar.x) - width / 2, width, y)),
      bars.length <= MOST_WITH_WORDS ? bars.map((bar, index) => hit(bar, totals[index], names, middle(bar.x), step, format)) : null)),
    h("ul", { class: "legend" }, names.map((name, index) => h("li", {}, h("span", { class: `key p${index + 1}` }), name))));
}

function stack({ values }, x, width, y) {
  let below = 0;
  return values.map((value, index) => {
    const [bottom, top] = [y(below), y(below + value)];
    below += value;
    return value ? s("rect", { class: `p${index + 1}`, x, y: top, width, height: bottom - top }) : null;
  });
}

function hit(bar, total, names, x, width, format) {
  const words = `${bar.label}: ${format(total)}; ${names.map((name, index) => `${name} ${format(bar.values[index])}`).join(", ")}`;
  return s("a", { href: bar.href, "aria-label": words, tabindex: "-1" },
    s("rect", { class: "hit", x: x - width / 2, y: 8, width, height: HEIGHT - BOTTOM - 8 }, s("title", {}, words)));
}
