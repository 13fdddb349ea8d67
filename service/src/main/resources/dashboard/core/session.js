// Keeps the token of this tab; it is gone when the tab is.
const KEY = "lake.token";
const listeners = new Set();

export function token() {
  return sessionStorage.getItem(KEY);
}

export function signIn(text) {
  sessionStorage.setItem(KEY, text.trim());
  listeners.forEach((listener) => listener());
}

export function signOut() {
  sessionStorage.removeItem(KEY);
  listeners.forEach((listener) => listener());
}

export function onChange(listener) {
  listeners.add(listener);
}

/** The headers that say who asks. */
export function credentials() {
  return token() ? { Authorization: `Bearer ${token()}` } : {};
}
