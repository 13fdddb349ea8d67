// The frame of every page: where one can go, whether what is shown is true now, zone and colours.
import { get, onContact } from "./core/api.js";
import { h, render } from "./core/dom.js";
import { onState } from "./core/live.js";
import { go, to } from "./core/router.js";
import { onChange, signOut, token } from "./core/session.js";
import { ago, isLocal, switchZone, zone } from "./core/time.js";
import { icon } from "./parts/icon.js";
import { toasts } from "./parts/toast.js";
import { askForToken } from "./signin.js";

const PLACES = [
  ["overview", "Overview"], ["months", "Months"], ["runs", "Runs"], ["tables", "Tables"], ["insights", "Insights"], ["backfills", "Backfills"],
  ["schedules", "Schedules"], ["quarantine", "Quarantine"], ["audit", "Audit"],
];
const STATES = {
  live: ["good", "Live", "What happens is shown as it happens."],
  waiting: ["warn", "Reconnecting", "The stream of events was cut; it is tried again. Pages are still read every 30 s."],
  paused: ["muted", "Paused", "Nobody looked, so the stream rests. It goes on when this tab is seen."],
  ended: ["warn", "Not live", "The stream of events was refused. Pages are still read every 30 s."],
};

const links = PLACES.map(([name, text]) => h("a", { href: to(name === "overview" ? [] : [name]), "data-name": name }, text));
const state = h("span", { class: "live", role: "status" });
const away = h("div", { class: "away", role: "alert" });
const who = h("span", {});

/** The nodes of the frame around the place for pages. */
export function frame(place, redraw) {
  onState((name) => {
    const [tone, text, more] = STATES[name];
    render(state, h("span", { class: `dot ${tone}`, title: more }), h("span", { title: more }, text));
  });
  onContact((contact) => render(away, contact.lost
    ? h("p", {}, icon("cross"), `${contact.lost} What is shown was true `, ago(new Date(contact.at).toISOString()), ".")
    : []));
  onChange(account);
  account();
  return [
    h("a", { class: "skip", href: "#content", onclick: (event) => {
      event.preventDefault();
      place.focus();
    } }, "Skip to content"),
    h("header", { class: "top" },
      h("a", { class: "brand", href: to([]) }, h("img", { src: "dashboard/icon.svg", alt: "", width: "22", height: "22" }), "Sparkify lake"),
      h("nav", { "aria-label": "Pages of the dashboard" }, links),
      h("div", { class: "tools" }, state, zoneSwitch(redraw), themeSwitch(), who)),
    away,
    place,
    h("footer", { class: "foot" }, find(), h("span", { class: "spread" }, h("a", { href: "docs/" }, "REST, to try out"), " · ",
      h("a", { href: "openapi.json" }, "OpenAPI"))),
    toasts(),
  ];
}

/** Marks where one is. */
export function mark(name) {
  links.forEach((link) => {
    if (link.dataset.name === (name === "compare" ? "runs" : name)) {
      link.setAttribute("aria-current", "page");
      // Not scrollIntoView: the Tab key would go on from there, past the link that skips all this.
      link.parentElement.scrollLeft = link.offsetLeft - link.parentElement.offsetLeft - (link.parentElement.clientWidth - link.offsetWidth) / 2;
    } else {
      link.removeAttribute("aria-current");
    }
  });
}

/** Who is signed in, with which role. */
async function account() {
  const mine = token();
  if (!mine) {
    render(who, h("button", { type: "button", class: "quiet", onclick: () => askForToken() }, "Sign in"));
    return;
  }
  const out = h("button", { type: "button", class: "quiet", onclick: signOut }, "Sign out");
  render(who, out);
  try {
    const me = await get("/me");
    if (token() === mine) {
      render(who, h("span", { class: "muted", "data-role": me.role }, `${me.name} (${me.role})`), out);
    }
  } catch {
    // A token that is not taken: the page says so, and asks for another.
  }
}

function zoneSwitch(redraw) {
  const button = h("button", { type: "button", class: "quiet", onclick: () => {
    switchZone();
    name();
    redraw();
  } });
  const name = () => {
    button.textContent = zone();
    button.title = isLocal() ? "Times are those of this browser's zone. Click for UTC." : "Times are UTC. Click for this browser's zone.";
    button.setAttribute("aria-label", `Times in ${zone()}: switch`);
  };
  name();
  return button;
}

function themeSwitch() {
  const root = document.documentElement;
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  return h("button", { type: "button", class: "quiet square", title: "Light or dark", "aria-label": "Switch between light and dark", onclick: () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    localStorage.setItem("lake.theme", root.dataset.theme);
  } }, icon("sun"));
}

/** Leads to what is named: a month, the catalog, a run, a table. */
function find() {
  const tables = ["songs", "artists", "users", "time", "songplays"];
  const search = h("input", { name: "find", placeholder: "2018-11, songs, a run's id", "aria-label": "Go to a month, a table or a run", autocomplete: "off", spellcheck: "false" });
  return h("form", { role: "search", onsubmit: (event) => {
    event.preventDefault();
    const text = search.value.trim().toLowerCase();
    if (/^\d{4}-\d{2}$/.test(text)) {
      go(to(["months", text]));
    } else if (tables.includes(text)) {
      go(to(["tables", text]));
    } else if (text) {
      go(to(["runs", text]));
    }
  } }, search, h("button", { type: "submit" }, "Go"));
}
