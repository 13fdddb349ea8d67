// How far a run is: a bar, the phase, rows and the time left.
import { h } from "../core/dom.js";
import { duration, number, percent, words } from "../core/format.js";

/** A bar that tells its share, too, to those who do not see it. */
export function bar(fraction, label) {
  const share = Math.max(0, Math.min(1, fraction ?? 0));
  return h("div", {
    class: "bar", role: "progressbar", "aria-label": label,
    "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": String(Math.round(share * 100)),
  }, h("span", { css: { width: `${share * 100}%` } }));
}

export function eta(progress) {
  return progress?.eta_seconds === null || progress?.eta_seconds === undefined ? "–" : `about ${duration(progress.eta_seconds * 1000)}`;
}

/** @param progress as REST shows it; null until the application said something */
export function progressLine(progress, partition) {
  if (!progress) {
    return h("div", { class: "progress" }, bar(0, `Progress of ${partition}`), h("span", { class: "muted" }, "no word yet"));
  }
  return h("div", { class: "progress" },
    bar(progress.fraction, `Progress of ${partition}`),
    h("span", {}, `${words(progress.phase)} ${percent(progress.fraction, 0)}`));
}

/** Since when its driver has said nothing, if that is long; null otherwise. */
export function silence(progress) {
  const quiet = progress ? Date.now() - new Date(progress.updated_at).getTime() : 0;
  return quiet > 15_000 ? h("span", { class: "warn-text" }, `nothing heard for ${duration(quiet)}`) : null;
}

export function rows(progress) {
  if (!progress) {
    return "–";
  }
  // What still moves while the driver reads what was staged, and publishes it.
  const files = progress.files_handled ? `, ${number(progress.files_handled)} files handled` : "";
  return `${number(progress.rows_read)} read, ${number(progress.rows_written)} staged${files}`;
}
