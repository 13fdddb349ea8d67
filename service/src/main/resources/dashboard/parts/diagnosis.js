// A failure as a person needs it: what, why, what to do, and the lines that show it.
import { h } from "../core/dom.js";
import { icon } from "./icon.js";

/** @param failure {kind, code, title, cause, remedy, evidence} */
export function diagnosis(failure, ...aside) {
  return h("div", { class: "diagnosis", "data-key": failure.run_id },
    h("div", { class: "what" }, icon("cross"), h("strong", {}, failure.title ?? "It failed"),
      failure.code && h("code", {}, failure.code), failure.kind && h("span", { class: "muted" }, failure.kind.replace("_", " ")),
      h("span", { class: "spread" }, aside)),
    failure.cause && h("p", {}, h("span", { class: "term" }, "Why "), failure.cause),
    failure.remedy && h("p", {}, h("span", { class: "term" }, "What to do "), failure.remedy),
    failure.evidence && h("details", {}, h("summary", {}, "Evidence"), h("pre", { tabindex: "0" }, failure.evidence)));
}
