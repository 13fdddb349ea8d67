// What is usual for a month, as the job's check plays_deviation has it: by the twelve months before.
const MONTHS = 12;
const NEEDED = 3;
const NORMAL = 1.4826;
const LEAST_DEVIATION = 0.2;

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * {usual, low, high} of the next month after these, newest last; null where they are too few.
 *
 * @param limit how many robust standard deviations are usual, as the service's checks have it
 */
export function band(before, limit) {
  const past = before.slice(-MONTHS).map((value) => Math.log1p(value));
  if (past.length < NEEDED) {
    return null;
  }
  const middle = median(past);
  const deviation = Math.max(LEAST_DEVIATION, NORMAL * median(past.map((value) => Math.abs(value - middle))));
  return {
    usual: Math.expm1(middle),
    low: Math.max(0, Math.expm1(middle - limit * deviation)),
    high: Math.expm1(middle + limit * deviation),
  };
}

/** What the checks let pass without a word: {warning, error} of a check, of which both may be null. */
export function limitOf(check) {
  return check?.warning ?? check?.error ?? null;
}

/** Points {x, value} in order with what is usual for each, and whether it is odd; without a limit as they are. */
export function withBands(points, limit) {
  return points.map((point, index) => {
    const found = limit === null ? null : band(points.slice(Math.max(0, index - MONTHS), index).map((earlier) => earlier.value), limit);
    return found ? { ...point, ...found, odd: point.value < found.low || point.value > found.high } : point;
  });
}
