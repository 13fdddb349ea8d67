// What is usual for a month, as the job's check plays_deviation has it: by the twelve months before.
const MONTHS = 12;
const NEEDED = 3;
const NORMAL = 1.4826;
const LEAST_DEVIATION = 0.2;
// checks.plays_deviation.warning in config.yml, where it was not changed.
const LIMIT = 3.5;

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** {usual, low, high} of the next month after these, newest last; null where they are too few. */
export function band(before) {
  const past = before.slice(-MONTHS).map((value) => Math.log1p(value));
  if (past.length < NEEDED) {
    return null;
  }
  const middle = median(past);
  const deviation = Math.max(LEAST_DEVIATION, NORMAL * median(past.map((value) => Math.abs(value - middle))));
  return {
    usual: Math.expm1(middle),
    low: Math.max(0, Math.expm1(middle - LIMIT * deviation)),
    high: Math.expm1(middle + LIMIT * deviation),
  };
}

/** Points {x, value} in order with what is usual for each, and whether it is odd. */
export function withBands(points) {
  return points.map((point, index) => {
    const found = band(points.slice(0, index).map((earlier) => earlier.value));
    return found ? { ...point, ...found, odd: point.value < found.low || point.value > found.high } : point;
  });
}
