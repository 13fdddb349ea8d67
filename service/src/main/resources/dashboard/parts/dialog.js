// Asks before anything is changed: what happens, why it is done, and yes or no.
import { h } from "../core/dom.js";
import { field, values } from "./form.js";
import { problem } from "./notice.js";
import { toast } from "./toast.js";

/**
 * Shows a dialog and does what it says when it is confirmed. A refusal stays in it, to be read.
 *
 * @param question {title, text, verb, danger, reason: "asked" | "required" | "none", reasonLabel, extra}
 * @param act (values, key): what is done; the key makes a repetition harmless
 * @param done (answer): what to say; a text, or {text, link}
 */
export function ask(question, act, done = () => null) {
  const key = crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random()}`;
  const errors = h("div", {});
  const yes = h("button", { type: "submit", class: question.danger ? "danger" : "primary" }, question.verb);
  const dialog = h("dialog", { "aria-labelledby": "ask-title", onclose: () => dialog.remove() },
    h("form", { onsubmit: (event) => submit(event) },
      h("h2", { id: "ask-title" }, question.title),
      [question.text ?? []].flat().map((line) => typeof line === "string" ? h("p", {}, line) : line),
      question.extra,
      question.reason === "none" ? null : reason(question),
      errors,
      h("div", { class: "buttons" },
        h("button", { type: "button", onclick: () => dialog.close() }, "Back"), yes)));
  const submit = async (event) => {
    event.preventDefault();
    yes.disabled = true;
    errors.replaceChildren();
    try {
      const answer = await act(values(event.target), key);
      dialog.close();
      const said = done(answer);
      if (said) {
        toast(said.text ?? said, said.link);
      }
    } catch (error) {
      errors.replaceChildren(problem(error));
    } finally {
      yes.disabled = false;
    }
  };
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("input, textarea, select")?.focus();
  return dialog;
}

function reason(question) {
  const required = question.reason === "required";
  return field(question.reasonLabel ?? "Reason", h("input", {
    name: "reason", required, maxlength: "1000", autocomplete: "off",
  }), required ? "Kept in the audit log." : "Kept in the audit log; may be left empty.");
}
