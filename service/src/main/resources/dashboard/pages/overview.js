// The first page: is the lake fresh, complete and balanced; what is loaded, what failed, what is next.
import { get } from "../core/api.js";
import { h } from "../core/dom.js";
import { bytes, count, duration, number, words } from "../core/format.js";
import { to } from "../core/router.js";
import { ago, when } from "../core/time.js";
import { runActions } from "../parts/actions.js";
import { badge, look } from "../parts/badge.js";
import { diagnosis } from "../parts/diagnosis.js";
import { icon } from "../parts/icon.js";
import { empty, notice } from "../parts/notice.js";
import { eta, progressLine, rows, silence } from "../parts/progress.js";
import { facts, panel, rest, table } from "../parts/table.js";
import { verdict } from "./overview-verdict.js";

const SHOWN = 12;

export function page() {
  return {
    title: "Overview",
    read: (signal) => get("/overview", { signal }),
    concerns: () => true,
    progress: (overview, report) => {
      const run = overview.runs.active.find((active) => active.run_id === report.run_id);
      if (run) {
        run.progress = report.progress;
      }
      return Boolean(run);
    },
    show: (overview, refresh) => [
      h("div", { class: "head" }, h("h1", {}, "Overview"), h("span", { class: "muted" }, "as of ", when(overview.as_of))),
      judgement(verdict(overview)),
      tiles(overview),
      partitions(overview.partitions),
      troubles(overview, refresh),
      running(overview.runs),
      h("div", { class: "two" }, next(overview), service(overview)),
      tables(overview.tables),
      rest(["overview", "api/v1/overview"], ["plan", "api/v1/plan"]),
    ],
  };
}

function judgement({ tone, text, reasons }) {
  const shapes = { good: "check", warn: "bang", bad: "cross" };
  return h("div", { class: `verdict ${tone}`, role: "status" }, icon(shapes[tone]), h("div", {}, h("strong", {}, text),
    reasons.length ? h("ul", {}, reasons.map((reason) => h("li", {}, reason))) : null));
}

function tile(name, value, ...more) {
  return h("section", { class: "tile" }, h("h2", {}, name), h("div", { class: "value" }, value), h("div", { class: "muted" }, more));
}

function tiles({ newest_loaded: newest, partitions: { total, states }, plan, runs, books, freshness }) {
  const due = states.NEW + states.CHANGED;
  return h("div", { class: "tiles" },
    tile("Newest month loaded", newest ? h("a", { href: to(["months", newest.partition]) }, newest.partition) : "none yet",
      newest ? ["loaded ", ago(newest.loaded_at)] : "nothing is loaded"),
    tile("Partitions loaded", `${number(states.LOADED)} of ${number(total)}`,
      due ? `${number(due)} due` : states.LOADING ? `${number(states.LOADING)} on their way` : "nothing due"),
    tile("Every line accounted for", books.loaded ? (books.balanced ? "Yes" : "No") : "–",
      `${count(books.loaded, "partition")} looked at`),
    freshness ? deadlines(freshness) : null,
    tile("Running now", number(runs.active.length), runs.queued ? `${number(runs.queued)} queued` : "nothing queued"),
    tile("To be loaded", number(plan.next_total), plan.next_total && plan.predicted_seconds !== null ? `about ${duration(plan.predicted_seconds * 1000)}` : plan.next_total ? "in this order" : "nothing is next"));
}

/** How months stand to the objective by when they must be published. */
function deadlines({ months, objective, next_deadline: next }) {
  return tile("Deadlines missed", h("span", { class: months.MISSED ? "bad-text" : "" }, number(months.MISSED)),
    next ? ["next ", when(next)] : objective);
}

function partitions({ total, states }) {
  const present = Object.entries(states).filter(([, amount]) => amount > 0);
  return panel("Partitions", h("a", { href: to(["months"]) }, "All months"), total === 0
    ? empty("There is no input yet.", "Put event logs below ", h("code", {}, "log_data/YYYY/MM/"), " and the song catalog below ", h("code", {}, "song_data/"),
      "; they are found by themselves.")
    : h("div", {},
      h("div", { class: "split", "aria-hidden": "true" }, present.map(([state, amount]) =>
        h("span", { class: `fill-${look(state).tone}`, css: { "flex-grow": String(amount) } }))),
      h("ul", { class: "legend" }, present.map(([state, amount]) =>
        h("li", {}, h("a", { href: to(["months"], { state }) }, badge(state)), number(amount))))));
}

function running({ active, queued }) {
  const columns = [
    { name: "Month", cell: (run) => h("a", { href: to(["runs", run.run_id]) }, run.partition) },
    { name: "State", cell: (run) => badge(run.state) },
    { name: "Progress", cell: (run) => progressLine(run.progress, run.partition) },
    { name: "Rows", cell: (run) => rows(run.progress) },
    { name: "Time left", cell: (run) => [eta(run.progress), " ", silence(run.progress)] },
    { name: "Since", cell: (run) => ago(run.started_at) },
    { name: "Why", class: "text", cell: (run) => run.reason },
  ];
  const sorted = [...active].sort((a, b) => (b.progress?.fraction ?? 0) - (a.progress?.fraction ?? 0));
  return panel("Running now", h("a", { href: to(["runs"], { state: "RUNNING" }) }, "All"),
    active.length
      ? table("Runs that an application has", columns, sorted.slice(0, SHOWN), { key: (run) => run.run_id })
      : empty("No application runs.", queued ? `${count(queued, "run")} wait for one.` : ""),
    active.length > SHOWN ? h("p", { class: "muted" }, `and ${number(active.length - SHOWN)} more`) : null);
}

/** The newest failure of each month that was not loaded since, and what waits for a decision. */
function troubles({ runs, plan, partitions: { discarded, discarded_total: total } }, refresh) {
  const failed = runs.failed.filter((run, index, all) => !run.loaded_since && all.findIndex((other) => other.partition === run.partition) === index);
  const past = runs.failed.filter((run) => run.loaded_since);
  const decided = new Set(discarded.map((each) => each.partition));
  const shown = new Set([...failed, ...runs.rejected].map((run) => run.partition));
  const others = plan.waiting.filter((wait) => ["FAILED", "REJECTED"].includes(wait.state) && !shown.has(wait.partition) && !decided.has(wait.partition));
  return panel("Needs a person", h("a", { href: to(["runs"], { state: "FAILED" }) }, "All failures"),
    failed.length + runs.rejected.length + others.length === 0 ? empty("Nothing failed that is not loaded since, and nothing waits for a decision.") : null,
    runs.rejected.map((run) => h("div", { class: "diagnosis", "data-key": run.run_id },
      h("div", { class: "what" }, badge("REJECTED"), h("strong", {}, h("a", { href: to(["runs", run.run_id]) }, run.partition)),
        h("span", { class: "muted" }, ago(run.ended_at)),
        h("span", { class: "spread" }, h("a", { class: "button", href: to(["runs", run.run_id]) }, "Decide"))),
      h("p", {}, h("span", { class: "term" }, "Why "), "Its staged data did not pass the checks; the tables hold what they held."),
      h("p", {}, h("span", { class: "term" }, "What to do "), "See which checks failed, then approve it, discard it, or mend the input."))),
    failed.map((run) => diagnosis(run,
      h("a", { href: to(["runs", run.run_id]) }, run.partition), h("span", { class: "muted" }, ago(run.ended_at)),
      runActions(run.run_id, run.partition, ["retry"], refresh))),
    others.map((wait) => h("div", { class: "diagnosis", "data-key": wait.partition },
      h("div", { class: "what" }, badge(wait.state), h("strong", {}, h("a", { href: to(["months", wait.partition]) }, wait.partition)), h("span", {}, wait.why)))),
    discarded.map((each) => h("p", { class: "muted decided", "data-key": `discarded-${each.partition}` }, "Decided: ", h("a", { href: to(["months", each.partition]) }, each.partition), ` ${each.why}.`)),
    total > discarded.length ? h("p", { class: "muted" }, `and ${count(total - discarded.length, "more month")} that somebody discarded`) : null,
    past.length ? h("p", { class: "muted" }, "Loaded since: ", past.map((run) => [h("a", { href: to(["runs", run.run_id]) }, run.partition), ` ${run.title ?? ""} `])) : null);
}

function next({ plan, schedules }) {
  const columns = [
    { name: "Month", cell: (action) => h("a", { href: to(["months", action.partition]) }, action.partition) },
    { name: "Batch", number: true, cell: (action) => number(action.batch) },
    { name: "Input", number: true, cell: (action) => bytes(action.bytes) },
    { name: "Why", class: "text", cell: (action) => action.reason },
  ];
  const waiting = [
    { name: "Waits", cell: (wait) => h("a", { href: to(["months", wait.partition]) }, wait.partition) },
    { name: "State", cell: (wait) => badge(wait.state) },
    { name: "For what", class: "text", cell: (wait) => wait.why },
  ];
  return panel("What is next", plan.auto_load ? null : badge("PAUSED", "Loads on request only"),
    plan.problem ? diagnosis(plan.problem) : null,
    plan.next.length ? table("What is loaded next", columns, plan.next, { key: (action) => action.partition }) : empty("Nothing is to be loaded."),
    plan.notes.map((note) => h("p", { class: "muted" }, note)),
    plan.waiting.length ? table("What waits, and for what", waiting, plan.waiting, { key: (wait) => wait.partition }) : null,
    schedules.length
      ? facts(schedules.map((fire) => [h("a", { href: to(["schedules", fire.schedule]) }, fire.schedule), when(fire.at), ` (${fire.load.replace("_", " ")})`]))
      : h("p", { class: "muted" }, plan.auto_load ? "Due months are loaded as soon as they are seen; no schedule is set besides." : "No schedule is set."));
}

function service({ instances, ticks }) {
  const sick = ticks.filter((tick) => !tick.healthy);
  return panel("Service", badge(sick.length ? "ERROR" : "PASSED", sick.length ? `${count(sick.length, "tick")} in trouble` : "Scheduler healthy"),
    facts([
      ["Writer", instances.writer.instance ?? h("span", { class: "bad-text" }, "none: nothing is loaded")],
      ["Writes since", when(instances.writer.since)],
      ["This instance", instances.instance, instances.is_writer ? " (writes)" : " (stands by)"],
    ]),
    sick.map((tick) => notice("bad", "cross", h("strong", {}, tick.name), ` ${tick.problem}`)),
    h("details", {}, h("summary", {}, `${count(ticks.length, "tick")}, each with its last end`),
      facts(ticks.map((tick) => [words(tick.name), ago(tick.last_end)]))));
}

function tables(totals) {
  return panel("Tables", h("a", { href: to(["tables"]) }, "Schema"), table("Tables", [
    { name: "Table", cell: (each) => h("a", { href: to(["tables", each.table]) }, each.table) },
    { name: "Rows", number: true, cell: (each) => number(each.rows) },
    { name: "Files", number: true, cell: (each) => number(each.files) },
    { name: "Size", number: true, cell: (each) => bytes(each.bytes) },
  ], totals, { key: (each) => each.table }));
}
