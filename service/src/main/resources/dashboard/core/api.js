// Asks the REST API. What it refuses is a Problem that carries the service's own words.
import { credentials } from "./session.js";

/** Relative, so that it holds behind a path prefix. */
export const ROOT = "api/v1";

const PATIENCE = 30_000;
let contact = { at: Date.now(), lost: null };
let wanted = () => {};
const watchers = new Set();

export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `The service answered ${status}.`);
    this.status = status;
    this.code = body.code ?? "unknown";
    this.body = body;
  }
}

/** Called when the service wants a token. */
export function onUnauthorized(listener) {
  wanted = listener;
}

/** Told whenever the service is lost or found: {at, lost}. */
export function onContact(listener) {
  watchers.add(listener);
}

export function noteContact(lost) {
  contact = lost ? { at: contact.at, lost } : { at: Date.now(), lost: null };
  watchers.forEach((watcher) => watcher(contact));
}

/** `/runs?state=FAILED`: without what is empty. */
export function path(base, query = {}) {
  const kept = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return kept.length ? `${base}?${new URLSearchParams(kept)}` : base;
}

export async function request(method, where, { body, headers, signal, long } = {}) {
  let response;
  try {
    response = await fetch(ROOT + where, {
      method,
      headers: {
        Accept: "application/json",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...credentials(),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
      signal: long ? signal : AbortSignal.any([AbortSignal.timeout(PATIENCE), ...(signal ? [signal] : [])]),
    });
  } catch (error) {
    if (signal?.aborted) {
      throw error;
    }
    noteContact("The service cannot be reached.");
    throw new Problem(0, { code: "unreachable", detail: "The service cannot be reached from this browser. It may be restarting, or the network is down." });
  }
  if (response.ok) {
    noteContact(null);
    return response;
  }
  throw await refusal(response);
}

/** What an answer that is no success means. */
export async function refusal(response) {
  const body = await response.json().catch(() => ({}));
  if (response.status === 401) {
    wanted(body);
  }
  if ([502, 503, 504].includes(response.status)) {
    noteContact(body.detail ?? `The service answers ${response.status}.`);
  }
  return new Problem(response.status, body);
}

export async function get(where, options) {
  return (await request("GET", where, options)).json();
}

/** The answer's body, or null where there is none. */
export async function send(method, where, body, options = {}) {
  const response = await request(method, where, { ...options, body });
  return response.status === 204 ? null : response.json();
}

/** Makes something; asked for twice with one key, it is made once. */
export function create(where, body, key) {
  return send("POST", where, body, { headers: { "Idempotency-Key": key } });
}

/** All pages of a list one after the other, at most so many entries. */
export async function all(base, query, most, signal) {
  const items = [];
  let cursor = null;
  let total = 0;
  do {
    const page = await get(path(base, { ...query, limit: 200, cursor }), { signal });
    items.push(...page.items);
    cursor = page.next_cursor;
    total = page.total_entries;
  } while (cursor && items.length < most);
  return { items, cursor, total };
}
