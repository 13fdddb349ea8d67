// Asks for a token when the service wants one. It stays in this tab, and goes nowhere but to the service.
import { h } from "./core/dom.js";
import { signIn, token } from "./core/session.js";
import { field } from "./parts/form.js";
import { notice } from "./parts/notice.js";

let dialog = null;

/** @param refusal the body of a 401; nothing if the user came by himself */
export function askForToken(refusal = null) {
  if (dialog) {
    return;
  }
  const known = token() !== null;
  const text = h("input", { type: "password", name: "token", required: true, autocomplete: "off" });
  dialog = h("dialog", { "aria-labelledby": "sign-in", onclose: () => {
    dialog.remove();
    dialog = null;
  } },
  h("form", { onsubmit: (event) => {
    event.preventDefault();
    dialog.close();
    signIn(text.value);
  } },
  h("h2", { id: "sign-in" }, "Sign in"),
  refusal ? notice("warn", "bang", known ? "The service does not take this token: it may be revoked, expired or mistyped. " : "", refusal.detail ?? "The service wants a token.") : null,
  field("Token", text, "An administrator makes tokens. It is kept in this tab only, and forgotten with it."),
  h("div", { class: "buttons" }, h("button", { type: "button", onclick: () => dialog.close() }, "Back"),
    h("button", { type: "submit", class: "primary" }, "Sign in"))));
  document.body.append(dialog);
  dialog.showModal();
  text.focus();
}
