// Fields with their labels, and filters that are kept in the address.
import { h } from "../core/dom.js";
import { go, here, to } from "../core/router.js";

export function field(label, control, hint = null) {
  return h("label", { class: "field" }, h("span", {}, label), control, hint && h("small", { class: "muted" }, hint));
}

export function input(name, value, attributes = {}) {
  return h("input", { name, value: value ?? "", autocomplete: "off", spellcheck: "false", ...attributes });
}

/** Choices as [value, text]. */
export function select(name, value, choices, attributes = {}) {
  return h("select", { name, ...attributes }, choices.map(([choice, text]) =>
    h("option", { value: choice, selected: choice === (value ?? "") }, text)));
}

/** What was filled in, without what was left empty. */
export function values(form) {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value));
}

/** A form whose fields are the query of the address. */
export function filters(...fields) {
  return h("form", {
    class: "filters",
    role: "search",
    onsubmit: (event) => {
      event.preventDefault();
      go(to(here().segments, values(event.currentTarget)));
    },
    onchange: (event) => event.currentTarget.requestSubmit(),
  }, fields, h("button", { type: "submit" }, "Apply"),
  Object.keys(here().query).length ? h("a", { class: "button quiet", href: to(here().segments) }, "Clear") : null);
}

/** A day of a date field as the first or the last instant of it in UTC. */
export function dayStart(day) {
  return day ? `${day}T00:00:00Z` : null;
}

export function dayEnd(day) {
  return day ? `${day}T23:59:59.999Z` : null;
}
