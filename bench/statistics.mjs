/** The value below which a share of all values lies, between two of them where it falls between. */
function quantile(values, share) {
  const sorted = [...values].toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  return low + (sorted[Math.ceil(at)] - low) * (at - Math.floor(at));
}

/** The middle of several values, and how far the middle half of them reaches. */
export function spread(values) {
  return { low: quantile(values, 0.25), median: quantile(values, 0.5), high: quantile(values, 0.75) };
}

/**
 * How many times as long one took as the other, each pair of the same round: what slows the machine down for a while
 * slows both of a pair.
 */
export function ratio(values, ofThese) {
  return spread(values.map((value, round) => value / ofThese[round]));
}
