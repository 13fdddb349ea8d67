// Steps through a list by its cursors.
import { h } from "../core/dom.js";
import { number } from "../core/format.js";
import { go, here, to } from "../core/router.js";

/** Under a page of a list; "Newest" leads to its begin. */
export function pager(page, what) {
  const { segments, query } = here();
  const at = (cursor) => to(segments, { ...query, cursor });
  const total = page.total_entries >= 10_000 ? "10,000 or more" : number(page.total_entries);
  return h("nav", { class: "pager", "aria-label": "Pages" },
    h("span", { class: "muted" }, `${number(page.items.length)} of ${total} ${what}`),
    query.cursor && h("button", { type: "button", onclick: () => go(at(null)) }, "First page"),
    page.next_cursor && h("button", { type: "button", onclick: () => go(at(page.next_cursor)) }, "Next page"));
}
