// The tables with their columns and what refers to what, as a picture.
import { h, s } from "../core/dom.js";
import { to } from "../core/router.js";

const LINE = 18;
const WIDTH = 200;
const PLACES = { songs: [20, 20], artists: [20, 190], songplays: [330, 20], users: [640, 20], time: [640, 180] };
/** [from table, column, to table, column]. */
const REFERENCES = [
  ["songplays", "song_id", "songs", "song_id"], ["songplays", "artist_id", "artists", "artist_id"],
  ["songplays", "user_id", "users", "user_id"], ["songplays", "start_time", "time", "start_time"],
  ["songs", "artist_id", "artists", "artist_id"],
];
const KEYS = { songs: "song_id", artists: "artist_id", users: "user_id", time: "start_time", songplays: "songplay_id" };

export function diagram(tables) {
  const known = tables.filter((each) => PLACES[each.table]);
  const named = new Map(known.map((each) => [each.table, each]));
  const words = REFERENCES.map(([from, column, where]) => `${from}.${column} refers to ${where}`).join("; ");
  return h("div", { class: "wide-picture", tabindex: "0", role: "group", "aria-label": "Diagram of the tables" },
    s("svg", { class: "chart diagram", viewBox: "0 0 860 340", role: "group", "aria-label": `Tables and references: ${words}` },
      REFERENCES.filter(([from, , where]) => named.has(from) && named.has(where)).map((reference) => edge(reference, named)),
      known.map(box)));
}

function row(table, column) {
  return table.columns.findIndex((each) => each.name === column);
}

function middle(table, column) {
  return PLACES[table.table][1] + 26 + (row(table, column) + 0.5) * LINE;
}

function edge([from, column, where, key], named) {
  const [a, b] = [named.get(from), named.get(where)];
  const [ax, bx] = [PLACES[from][0], PLACES[where][0]];
  const [y1, y2] = [middle(a, column), middle(b, key)];
  if (ax === bx) {
    return s("path", { class: "edge", d: `M${ax} ${y1}h-12V${y2}h12` });
  }
  const right = bx > ax;
  const [x1, x2] = right ? [ax + WIDTH, bx] : [ax, bx + WIDTH];
  const half = (x1 + x2) / 2;
  return s("g", {}, s("path", { class: "edge", d: `M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${x2} ${y2}` }),
    s("circle", { class: "fill-muted", cx: x1, cy: y1, r: "3" }));
}

function box(table) {
  const [x, y] = PLACES[table.table];
  const height = 26 + table.columns.length * LINE + 6;
  return s("a", { href: to(["tables", table.table]), "aria-label": `Table ${table.table}` },
    s("rect", { class: "box", x, y, width: WIDTH, height, rx: "6" }),
    s("path", { class: "box-head", d: `M${x} ${y + 24}v-18q0-6 6-6h${WIDTH - 12}q6 0 6 6v18z` }),
    s("text", { class: "name", x: x + 10, y: y + 17 }, table.table),
    table.columns.map((column, index) => {
      const at = y + 26 + index * LINE + 13;
      const sort = table.partition_columns.includes(column.name) ? " (partition)" : "";
      return [
        s("text", { class: `mono ${column.name === KEYS[table.table] ? "name" : ""}`, x: x + 10, y: at }, column.name),
        s("text", { class: "mono muted end", x: x + WIDTH - 10, y: at }, `${column.type}${sort}`),
      ];
    }),
    s("rect", { class: "hit", x, y, width: WIDTH, height, rx: "6" }));
}
