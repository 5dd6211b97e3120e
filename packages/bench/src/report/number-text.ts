/** A number with its 95 % interval, as `0.632 ± 0.004`. */
export function withInterval({ mean, half }: { readonly mean: number; readonly half: number }, digits = 3): string {
  return `${mean.toFixed(digits)} ± ${half.toFixed(digits)}`;
}

/** A share as whole percent. */
export function percent(share: number, digits = 0): string {
  return `${(100 * share).toFixed(digits)} %`;
}

/** US dollars with three significant digits, never in powers of ten. */
export function dollars(usd: number): string {
  if (usd === 0) return "$0";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(usd))));
  return `$${usd.toFixed(Math.min(digits, 12))}`;
}
