// Links into REST carry no token by themselves: with one, the answer is fetched and shown as text.
import { ROOT, request } from "../core/api.js";
import { token } from "../core/session.js";
import { toast } from "./toast.js";

export async function openWithToken(event) {
  const link = event.target.closest?.("a[href]");
  const address = link?.getAttribute("href") ?? "";
  if (!token() || !address.startsWith(`${ROOT}/`)) {
    return;
  }
  event.preventDefault();
  // Before anything is awaited, or browsers take it for a pop-up.
  const shown = open("", "_blank");
  try {
    const answer = await request("GET", address.slice(ROOT.length), { headers: { Accept: "*/*" } });
    // Text, whatever it says: nothing in it is run.
    const text = new Blob([await answer.text()], { type: "text/plain;charset=utf-8" });
    shown.location = URL.createObjectURL(text);
  } catch (error) {
    shown?.close();
    toast(error.message);
  }
}
