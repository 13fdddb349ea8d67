// Who asked for which change, and what became of it.
import { get, path } from "../core/api.js";
import { h } from "../core/dom.js";
import { short8 } from "../core/format.js";
import { to } from "../core/router.js";
import { when } from "../core/time.js";
import { badge } from "../parts/badge.js";
import { dayEnd, dayStart, field, filters, input, select } from "../parts/form.js";
import { empty } from "../parts/notice.js";
import { pager } from "../parts/pager.js";
import { panel, rest, table } from "../parts/table.js";

const ACTIONS = [
  "runs.create", "runs.cancel", "runs.retry", "runs.approve", "runs.discard", "runs.verify", "partitions.ignore", "partitions.unignore",
  "backfills.create", "backfills.pause", "backfills.resume", "backfills.cancel",
  "schedules.create", "schedules.change", "schedules.delete", "schedules.pause", "schedules.resume", "schedules.trigger",
];

export function page({ query }) {
  const asked = path("/audit", {
    who: query.who, action: query.action, created_gte: dayStart(query.from), created_lte: dayEnd(query.to), cursor: query.cursor, limit: 50,
  });
  return {
    title: "Audit",
    read: (signal) => get(asked, { signal }),
    show: (found) => [
      h("h1", {}, "Audit"),
      h("p", { class: "lead" }, "Every request that asks for a change leaves a row here, the refused ones too."),
      filters(
        field("Who", input("who", query.who, { size: "14" })),
        field("Action", select("action", query.action, [["", "any"], ...ACTIONS.map((action) => [action, action])])),
        field("From (UTC)", input("from", query.from, { type: "date" })),
        field("until", input("to", query.to, { type: "date" }))),
      panel("Requests, newest first", null, found.items.length ? table("Requests", [
        { name: "When", cell: (row) => when(row.at) },
        { name: "Who", cell: (row) => row.who },
        { name: "From", cell: (row) => row.remote_address },
        { name: "Action", cell: (row) => h("code", {}, row.action) },
        { name: "Of", class: "text", cell: (row) => subject(row) },
        { name: "Reason", class: "text", cell: (row) => row.reason },
        { name: "Outcome", cell: (row) => badge(row.status < 400 ? "PASSED" : row.status < 500 ? "WARNING" : "ERROR", `${row.status} ${row.code ?? ""}`.trim()) },
        { name: "Made", cell: (row) => made(row) },
      ], found.items, { key: (row) => String(row.id) }) : empty("No request matches.", Object.keys(query).length ? h("a", { href: to(["audit"]) }, "Show all") : "Nobody has asked for a change yet."),
      pager(found, "requests")),
      rest(["these rows", `api/v1${asked}`]),
    ],
  };
}

/** The parameters of the path, `id=…, partition=…`, as a link where they lead somewhere. */
function subject(row) {
  const [name, value] = row.parameters.split("=");
  if (!value) {
    return row.route || "–";
  }
  if (name === "partition") {
    return h("a", { href: to(["months", value]) }, value);
  }
  const place = row.route.split("/")[1];
  return ["runs", "backfills", "schedules"].includes(place) ? h("a", { href: to([place, value]) }, name === "id" ? short8(value) : value) : row.parameters;
}

function made(row) {
  const place = row.action.split(".")[0];
  return row.made && ["runs", "backfills", "schedules"].includes(place)
    ? h("a", { href: to([place, row.made]) }, h("code", {}, short8(row.made)))
    : row.made;
}
