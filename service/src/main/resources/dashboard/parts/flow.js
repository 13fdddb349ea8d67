// Where the lines of the input went, drawn to scale: lines, what was left out, plays, rows of tables.
import { h, s } from "../core/dom.js";
import { number } from "../core/format.js";

const WIDTH = 760;
const HEIGHT = 210;
const GAP = 14;
const NODE = 10;
const COLUMNS = [0, 305, 610];

/** Columns of nodes {name, amount, tone}, and links [from, to, amount]. */
export function model(counts) {
  const get = (name) => counts[name] ?? 0;
  if (!("songplays" in counts)) {
    return {
      nodes: [[node("lines", get("lines"), "accent")],
        [node("songs", get("songs"), "good"), node("duplicates", get("duplicates"), "muted"), node("malformed", get("malformed"), "bad")]],
      links: ["songs", "duplicates", "malformed"].map((name) => ["lines", name, get(name)]),
    };
  }
  const own = get("plays") - get("strays_out");
  return {
    nodes: [
      [node("lines", get("lines"), "accent"), node("strays in", get("strays_in"), "accent")],
      [node("plays", get("plays"), "good"), node("skipped", get("skipped"), "muted"), node("duplicates", get("duplicates"), "muted"), node("malformed", get("malformed"), "bad")],
      [node("songplays", get("songplays"), "good"), node("strays out", get("strays_out"), "muted"), node("doubles elsewhere", get("duplicates_across"), "muted")],
    ],
    links: [
      ["lines", "plays", get("plays")], ["lines", "skipped", get("skipped")], ["lines", "duplicates", get("duplicates")], ["lines", "malformed", get("malformed")],
      ["plays", "songplays", Math.min(own, get("songplays") - get("strays_in") + get("duplicates_across"))],
      ["plays", "strays out", get("strays_out")], ["strays in", "songplays", get("strays_in") - get("duplicates_across")],
      ["strays in", "doubles elsewhere", get("duplicates_across")],
    ],
  };
}

function node(name, amount, tone) {
  return { name, amount, tone };
}

export function flow(counts) {
  const { nodes, links } = model(counts);
  const shown = nodes.map((column) => column.filter((each) => each.amount > 0));
  const most = Math.max(1, ...shown.map((column) => column.reduce((sum, each) => sum + each.amount, 0)));
  const longest = Math.max(...shown.map((column) => column.length));
  const scale = (HEIGHT - GAP * (longest - 1) - 8) / most;
  const places = new Map();
  shown.forEach((column, index) => {
    let y = 4;
    column.forEach((each) => {
      const height = Math.max(2, each.amount * scale);
      places.set(each.name, { ...each, x: COLUMNS[index], y, height, out: y, in: y });
      y += height + GAP;
    });
  });
  const words = links.filter((link) => link[2] > 0).map(([from, to, amount]) => `${number(amount)} from ${from} to ${to}`).join("; ");
  return h("div", { class: "wide-picture", tabindex: "0", role: "group", "aria-label": "Where the lines went" },
    s("svg", { class: "chart flowing", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `Where the lines went: ${words}` },
      links.filter(([from, to, amount]) => amount > 0 && places.has(from) && places.has(to)).map((link) => ribbon(link, places, scale)),
      [...places.values()].map((place) => s("g", {},
        s("rect", { class: `fill-${place.tone}`, x: place.x, y: place.y, width: NODE, height: place.height, rx: "2" }),
        s("text", { x: place.x + NODE + 6, y: place.y + Math.min(place.height / 2, 40) + 4 }, `${number(place.amount)} ${place.name}`)))));
}

function ribbon([from, to, amount], places, scale) {
  const a = places.get(from);
  const b = places.get(to);
  const height = Math.max(1, amount * scale);
  const [x1, x2] = [a.x + NODE, b.x];
  const [y1, y2] = [a.out, b.in];
  a.out += height;
  b.in += height;
  const middle = (x1 + x2) / 2;
  return s("path", {
    class: `flow fill-${b.tone}`,
    d: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}V${y2 + height}C${middle} ${y2 + height} ${middle} ${y1 + height} ${x1} ${y1 + height}Z`,
  }, s("title", {}, `${number(amount)}: ${from} to ${to}`));
}
