// Rows and columns. On a phone each row becomes a card whose cells carry their column's name.
import { h } from "../core/dom.js";

/**
 * A table.
 *
 * @param columns [{name, cell(row), number, class, key}]
 * @param plain whether it stays a table on a phone, too
 * @param name a class for its looks
 * @param key of a row, so that it stays the same row when others come and go
 */
export function table(label, columns, rows, { key, rowClass, plain, name } = {}) {
  return h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": label },
    h("table", { class: [plain ? "plain" : "cards", name].filter(Boolean).join(" ") },
      h("thead", {}, h("tr", {}, columns.map((column) =>
        h("th", { scope: "col", class: column.number ? "number" : null },
          column.name || h("span", { class: "hidden" }, column.label ?? "Actions"))))),
      h("tbody", {}, rows.map((row) =>
        h("tr", { "data-key": key ? key(row) : null, class: rowClass?.(row) },
          columns.map((column) => {
            const content = column.cell(row);
            return h("td", {
              class: [column.number ? "number" : "", column.class ?? ""].join(" ").trim() || null,
              "data-name": column.name || null,
            }, h("div", {}, content === null || content === undefined || content === "" ? "–" : content));
          }))))));
}

/** Names and values side by side; those without a value are left out. */
export function facts(entries) {
  return h("dl", { class: "facts" }, entries
    .filter((entry) => entry && entry[1] !== null && entry[1] !== undefined && entry[1] !== "")
    .map(([name, ...value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}

/** A section with a heading, and what belongs beside it. */
export function panel(title, aside, ...content) {
  const id = `p-${title.toLowerCase().replace(/[^a-z]+/g, "-")}`;
  return h("section", { class: "panel", "aria-labelledby": id },
    h("header", {}, h("h2", { id }, title), aside && h("div", { class: "aside" }, aside)),
    content);
}

/** An id that can be copied. */
export function code(text, shown = text) {
  return h("code", { title: text }, shown);
}

/** Links to the same thing in REST. */
export function rest(...links) {
  return h("p", { class: "rest muted" }, "REST: ", links.map(([name, href]) =>
    [h("a", { href, target: "_blank", rel: "noopener" }, name), " "]));
}
