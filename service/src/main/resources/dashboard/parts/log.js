// The log of an attempt: its end first, what comes live, searched in what was read.
import { ROOT, path, request } from "../core/api.js";
import { h } from "../core/dom.js";
import { bytes } from "../core/format.js";
import { follow } from "../core/stream.js";
import { problem } from "./notice.js";
import { panel } from "./table.js";

const PART = 65_536;
const MOST_LINES = 20_000;
const AT_ONCE = 2_000;
const YOUNG = 60_000;

/** A part of the page that lives by itself: {element, update(run)}. */
export function logPanel(run, query, signal) {
  let number = Number(query.attempt) || run.attempts.length;
  let reader = null;
  let attemptsNow = run.attempts;
  const lines = h("div", { class: "log", tabindex: "0", role: "log", "aria-label": "Log", "aria-live": "off" });
  const said = h("span", { class: "muted", role: "status" });
  const earlier = h("button", { type: "button", onclick: () => reader.earlier() }, "Earlier");
  const following = h("input", { type: "checkbox", checked: true });
  const search = h("input", { type: "search", placeholder: "Find in the log", "aria-label": "Find in the log", autocomplete: "off" });
  const found = finder(lines, said);
  const attempts = h("select", { "aria-label": "Attempt", onchange: () => choose(Number(attempts.value)) });
  search.oninput = () => found.find(search.value);
  search.onkeydown = (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      found.step(event.shiftKey ? -1 : 1);
    }
  };

  const choose = (next) => {
    number = next;
    reader?.stop();
    const attempt = attemptsNow.find((each) => each.number === number);
    const young = attempt && !attempt.ended_at && Date.now() - new Date(attempt.started_at).getTime() < YOUNG;
    reader = open({ run: run.id, number, young, lines, said, earlier, following, found, signal });
  };
  const update = (now) => {
    attemptsNow = now.attempts;
    if (attempts.options.length !== now.attempts.length) {
      const wasLast = number === attempts.options.length || attempts.options.length === 0;
      attempts.replaceChildren(...now.attempts.map((attempt) => h("option", { value: attempt.number }, `attempt ${attempt.number}`)));
      if (wasLast && reader) {
        choose(now.attempts.length);
      }
      attempts.value = String(number);
      attempts.hidden = now.attempts.length < 2;
    }
  };
  const element = panel("Log", [attempts, said, search,
    h("button", { type: "button", onclick: () => found.step(-1), "aria-label": "Match before" }, "↑"),
    h("button", { type: "button", onclick: () => found.step(1), "aria-label": "Next match" }, "↓"),
    h("label", { class: "check" }, following, " Follow"), earlier,
    h("a", { class: "button", href: `${ROOT}/runs/${run.id}/log?size=1048576`, target: "_blank", rel: "noopener" }, "Raw")],
  lines);
  element.dataset.keep = `log-${run.id}`;
  update(run);
  choose(number);
  return { element, update };
}

/** Reads the last part, then follows what is written behind it. */
function open({ run, number, young, lines, said, earlier, following, found, signal }) {
  const stop = new AbortController();
  const until = AbortSignal.any([signal, stop.signal]);
  let first = 0;
  const show = (texts, atEnd = true) => {
    const nodes = texts.map(line);
    if (atEnd) {
      lines.append(...nodes);
      while (lines.childElementCount > MOST_LINES) {
        lines.firstChild.remove();
      }
      if (following.checked) {
        lines.scrollTop = lines.scrollHeight;
      }
    } else {
      const before = lines.scrollHeight;
      lines.prepend(...nodes);
      lines.scrollTop += lines.scrollHeight - before;
    }
    found.again();
  };
  const part = async (from, size) => {
    const answer = await request("GET", path(`/runs/${run}/log`, { attempt: number, from, size }), { signal: until, headers: { Accept: "text/plain" } });
    return { text: await answer.text(), next: Number(answer.headers.get("X-Log-Next")), size: Number(answer.headers.get("X-Log-Size")) };
  };
  const begin = async () => {
    lines.replaceChildren();
    if (young) {
      // It may not have written anything yet, so there is no end to begin at.
      earlier.hidden = true;
      live(0);
      return;
    }
    try {
      const head = await part(0, 1);
      const from = Math.max(0, head.size - PART);
      first = from;
      earlier.hidden = from === 0;
      said.textContent = bytes(head.size);
      live(from);
    } catch (error) {
      if (!until.aborted && error.status === 404) {
        live(0);
      } else if (!until.aborted) {
        lines.replaceChildren(problem(error));
      }
    }
  };
  const live = (from) => {
    let waiting = [];
    let cut = from > 0;
    const flush = () => {
      show(waiting.splice(0, AT_ONCE));
      if (waiting.length) {
        requestAnimationFrame(flush);
      }
    };
    follow(path(`/runs/${run}/log`, { attempt: number, from }), {
      event: (name, data) => {
        if (name !== "message") {
          return;
        }
        if (cut) {
          cut = false; // it begins in the middle of a line
          return;
        }
        if (waiting.push(data) === 1) {
          requestAnimationFrame(flush);
        }
      },
      state: (state, why) => {
        said.textContent = { live: "live", waiting: "reconnecting", ended: why ? "" : "complete" }[state];
        if (state === "ended" && why) {
          lines.replaceChildren(problem(why));
        }
      },
    }, until);
  };
  begin();
  return {
    stop: () => stop.abort(),
    earlier: async () => {
      const from = Math.max(0, first - PART);
      const { text } = await part(from, first - from);
      const texts = text.split("\n");
      if (from > 0) {
        texts.shift();
      }
      first = from;
      earlier.hidden = from === 0;
      following.checked = false;
      show(texts, false);
    },
  };
}

function line(text) {
  const level = /\b(ERROR|FATAL|WARN)\b/.exec(text)?.[1];
  return h("div", { class: level === "FATAL" ? "ERROR" : level ?? null }, text || "\u00a0");
}

function finder(lines, said) {
  let wanted = "";
  let hits = [];
  let at = -1;
  const again = () => {
    lines.querySelectorAll(".found").forEach((each) => each.classList.remove("found", "current"));
    hits = wanted ? [...lines.children].filter((each) => each.textContent.toLowerCase().includes(wanted)) : [];
    hits.forEach((each) => each.classList.add("found"));
    if (wanted) {
      said.textContent = hits.length ? `${at < 0 ? hits.length : `${at + 1} of ${hits.length}`} found` : "not in what was read";
    }
  };
  return {
    again,
    find: (text) => {
      wanted = text.trim().toLowerCase();
      at = -1;
      again();
    },
    step: (by) => {
      if (hits.length) {
        hits[at]?.classList.remove("current");
        at = (at + by + hits.length) % hits.length;
        hits[at].classList.add("current");
        hits[at].scrollIntoView({ block: "center" });
        said.textContent = `${at + 1} of ${hits.length} found`;
      }
    },
  };
}
