// Small drawings that say the same as a colour, for those who see no colours.
import { s } from "../core/dom.js";

const STROKES = {
  check: "M3.5 8.5l3 3 6-7",
  cross: "M4 4l8 8M12 4l-8 8",
  bang: "M8 3v6.5M8 12.5v.1",
  play: "M5 3.5v9l7-4.5z",
  clock: "M8 2.5a5.5 5.5 0 1 0 .01 0M8 5v3.3l2.3 1.4",
  dots: "M3.5 8h.1M8 8h.1M12.5 8h.1",
  plus: "M8 3v10M3 8h10",
  change: "M3 6h9l-2.5-2.5M13 10H4l2.5 2.5",
  minus: "M3.5 8h9",
  slash: "M8 2.5a5.5 5.5 0 1 0 .01 0M4.2 11.8l7.6-7.6",
  ghost: "M8 2.5a5.5 5.5 0 1 0 .01 0",
  wave: "M2 9c2-3 4-3 6 0s4 3 6 0",
  link: "M6 3.5H3.5v9h9V10M8.5 3.5h4v4M12.5 3.5L7.5 8.5",
  sun: "M8 5a3 3 0 1 0 .01 0M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1",
};

export function icon(name) {
  return s("svg", { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" },
    s("path", { d: STROKES[name] }));
}
