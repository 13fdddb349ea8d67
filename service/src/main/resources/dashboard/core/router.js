// Leads from the address behind # to a page: #/runs/1234?log=2.

/** Where the page is: {segments, query}. */
export function here() {
  const [way, query = ""] = location.hash.replace(/^#/, "").split("?");
  const segments = way.split("/").filter(Boolean).map(decode);
  return { segments, query: Object.fromEntries(new URLSearchParams(query)) };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An address within the dashboard; what is empty is left out of the query. */
export function to(segments, query = {}) {
  const way = `#/${segments.map(encodeURIComponent).join("/")}`;
  const kept = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false);
  return kept.length ? `${way}?${new URLSearchParams(kept)}` : way;
}

export function go(address) {
  location.hash = address;
}
