// Says in passing what became of an action; screen readers hear it.
import { h } from "../core/dom.js";

const SHOWN_FOR = 8000;
const place = h("div", { class: "toasts", role: "status", "aria-live": "polite" });

export function toasts() {
  return place;
}

export function toast(text, link = null) {
  const note = h("div", { class: "toast" }, text, link && [" ", h("a", { href: link.href }, link.text)]);
  place.append(note);
  setTimeout(() => note.remove(), SHOWN_FOR);
}
