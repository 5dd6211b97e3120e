/** The value below which `share` of the values lie, between neighbours in proportion (R's type 7). NaN of no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  // Infinity less itself is no number.
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}
