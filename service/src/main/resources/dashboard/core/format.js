// Turns values into words and figures, the same way everywhere.
const WHOLE = new Intl.NumberFormat("en");
const UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

/** 12,345; a dash where there is none. */
export function number(value) {
  return value === null || value === undefined ? "–" : WHOLE.format(value);
}

/** 12.3k: for places where a number has little room. */
export function compact(value) {
  if (value === null || value === undefined) {
    return "–";
  }
  const steps = [[1e9, "G"], [1e6, "M"], [1e3, "k"]];
  const step = steps.find(([size]) => value >= size);
  return step ? `${short(value / step[0])}${step[1]}` : String(value);
}

export function bytes(value) {
  if (value === null || value === undefined) {
    return "–";
  }
  const power = value < 1024 ? 0 : Math.min(Math.floor(Math.log2(value) / 10), UNITS.length - 1);
  return `${power ? short(value / 1024 ** power) : value} ${UNITS[power]}`;
}

function short(value) {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(1).replace(/\.0$/, "");
}

export function percent(share, digits = 1) {
  return share === null || !Number.isFinite(share) ? "–" : `${(100 * share).toFixed(digits)}%`;
}

/** 3 d 4 h, 5 min 6 s, 7.8 s, 90 ms. */
export function duration(milliseconds) {
  if (milliseconds === null || milliseconds === undefined) {
    return "–";
  }
  const seconds = Math.abs(milliseconds) / 1000;
  if (seconds < 1) {
    return `${Math.round(Math.abs(milliseconds))} ms`;
  }
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`;
  }
  const whole = Math.round(seconds);
  const parts = [[86400, "d"], [3600, "h"], [60, "min"], [1, "s"]];
  const first = parts.findIndex(([size]) => whole >= size);
  const [size, unit] = parts[first];
  const words = [`${Math.floor(whole / size)} ${unit}`];
  const next = parts[first + 1];
  const rest = next ? Math.floor((whole % size) / next[0]) : 0;
  return rest ? `${words[0]} ${rest} ${next[1]}` : words[0];
}

/** 1 file, 2 files. */
export function count(amount, one, many = `${one}s`) {
  return `${number(amount)} ${amount === 1 ? one : many}`;
}

/** The first eight characters, as the command line shows ids. */
export function short8(id) {
  return id.slice(0, 8);
}

/** books_balance: Books balance. */
export function words(name) {
  const text = name.replaceAll("_", " ").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
