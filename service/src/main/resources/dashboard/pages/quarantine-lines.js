// The malformed lines of one partition, page by page. Their text is foreign: it is only ever shown as text.
import { get, path } from "../core/api.js";
import { h } from "../core/dom.js";
import { number, short8 } from "../core/format.js";
import { to } from "../core/router.js";
import { empty } from "../parts/notice.js";
import { pager } from "../parts/pager.js";
import { panel, rest, table } from "../parts/table.js";

export function page({ id, query }) {
  const asked = path(`/partitions/${encodeURIComponent(id)}/quarantine`, { run: query.run, limit: 100, cursor: query.cursor });
  return {
    title: `Quarantine ${id}`,
    read: (signal) => get(asked, { signal }),
    show: (found) => [
      h("h1", {}, "Malformed lines of ", h("a", { href: to(["months", id]) }, id)),
      h("p", { class: "lead" }, query.run ? ["As ", h("a", { href: to(["runs", query.run]) }, `run ${short8(query.run)}`), " found them."] : "As the run found them that loaded the partition.",
        " Mend the files, and the partition is loaded again by itself."),
      reasons(found.items),
      panel("Lines", null, found.items.length ? table("Malformed lines", [
        { name: "File", class: "raw", cell: (line) => line.file },
        { name: "Line", number: true, cell: (line) => number(line.line) },
        { name: "Reason", class: "text", cell: (line) => line.reason },
        { name: "Text", class: "raw", cell: (line) => line.text },
      ], found.items) : empty("There is no malformed line."), pager(found, "lines")),
      rest(["these lines", `api/v1${asked}`]),
    ],
  };
}

function reasons(lines) {
  const counts = new Map();
  lines.forEach((line) => counts.set(line.reason, (counts.get(line.reason) ?? 0) + 1));
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return sorted.length > 1
    ? panel("Reasons on this page", null, h("ul", { class: "legend" }, sorted.map(([reason, amount]) => h("li", {}, h("strong", {}, number(amount)), reason ?? "–"))))
    : null;
}
