// What went wrong or is empty, in words, and what to do.
import { h } from "../core/dom.js";
import { icon } from "./icon.js";

/** A problem document of the service; 403 says plainly that the role is not enough. */
export function problem(error, again = null) {
  const forbidden = error.status === 403;
  return h("div", { class: "notice bad", role: "alert" },
    icon(forbidden ? "slash" : "cross"),
    h("div", {},
      h("strong", {}, forbidden ? "Your token may not do this. " : ""),
      h("span", {}, error.message),
      (error.body?.errors ?? []).map((each) => h("div", {}, `${each.field}: ${each.message}`)),
      h("div", { class: "muted" }, error.status ? `${error.status} ${error.code}` : "")),
    again && h("button", { type: "button", onclick: () => again() }, "Try again"));
}

export function notice(tone, shape, ...content) {
  return h("div", { class: `notice ${tone}` }, icon(shape), h("div", {}, content));
}

/** Nothing is there: says so, and what to do about it. */
export function empty(what, ...next) {
  return h("div", { class: "empty" }, h("p", {}, h("strong", {}, what)), next.length ? h("p", {}, next) : null);
}
