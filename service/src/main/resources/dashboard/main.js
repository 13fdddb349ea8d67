// Starts the dashboard: the frame stays, the pages come and go with the address.
import { onUnauthorized } from "./core/api.js";
import { h, render } from "./core/dom.js";
import * as stream from "./core/live.js";
import { live } from "./core/page.js";
import { here, to } from "./core/router.js";
import { onChange } from "./core/session.js";
import { problem } from "./parts/notice.js";
import { openWithToken } from "./parts/raw.js";
import { frame, mark } from "./shell.js";
import { askForToken } from "./signin.js";

const PAGES = {
  "": () => import("./pages/overview.js"),
  overview: () => import("./pages/overview.js"),
  months: (id) => (id ? import("./pages/month.js") : import("./pages/months.js")),
  runs: (id) => (id ? import("./pages/run.js") : import("./pages/runs.js")),
  compare: () => import("./pages/compare.js"),
  tables: (name) => (name ? import("./pages/table.js") : import("./pages/tables.js")),
  insights: () => import("./pages/insights.js"),
  backfills: (id) => (id === "new" ? import("./pages/backfill-new.js") : id ? import("./pages/backfill.js") : import("./pages/backfills.js")),
  schedules: (name) => (name ? import("./pages/schedule.js") : import("./pages/schedules.js")),
  quarantine: (month) => (month ? import("./pages/quarantine-lines.js") : import("./pages/quarantine.js")),
  audit: () => import("./pages/audit.js"),
};

let leave = new AbortController();
const place = h("main", { id: "content", tabindex: "-1" });

async function show() {
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  const { segments, query } = here();
  const load = Object.hasOwn(PAGES, segments[0] ?? "") ? PAGES[segments[0] ?? ""] : null;
  mark(segments[0] ?? "overview");
  place.setAttribute("aria-busy", "true");
  if (!load) {
    title("No such page");
    render(place, h("h1", {}, "No such page"), h("p", {}, "The address leads nowhere. ", h("a", { href: to([]) }, "To the overview")));
    done();
    return;
  }
  const { page } = await load(segments[1]);
  if (signal.aborted) {
    return;
  }
  const shown = page({ id: segments[1], query, signal });
  title(shown.title);
  try {
    await live(place, shown, signal);
    if (!signal.aborted) {
      done();
    }
  } catch (error) {
    if (!signal.aborted) {
      render(place, h("h1", {}, shown.title), problem({ message: `The dashboard itself failed: ${error.message}` }, show));
      throw error;
    }
  }
}

/** Says what is shown now, and that it is there. */
function done() {
  place.removeAttribute("aria-busy");
  place.dataset.shown = location.hash;
}

function title(text) {
  document.title = `${text} · Sparkify data lake`;
}

/** A new page begins at its top, for eyes and for screen readers. */
async function turn() {
  scrollTo(0, 0);
  await show();
  place.focus({ preventScroll: true });
}

document.body.append(...frame(place, show));
addEventListener("hashchange", turn);
addEventListener("click", openWithToken);
onUnauthorized((body) => askForToken(body));
onChange(() => {
  stream.start();
  show();
});
stream.start();
show();
