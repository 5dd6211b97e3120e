/** The density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/** More terms than ever change the sum. */
const mostTerms = 200;

/**
 * The share of the standard normal distribution that lies below, to 1e-12: Taylor's series about 0 (Marsaglia, "Evaluating the
 * Normal Distribution", 2004). It takes some twenty times as long as the approximation that forecasts are made with.
 */
export function normalBelow(z: number): number {
  if (Math.abs(z) > 7) return z > 0 ? 1 : 0;
  let term = z;
  let sum = z;
  // At 7 deviations it takes 76 terms.
  for (let odd = 3, before = Number.NaN; sum !== before && odd < mostTerms * 2; odd += 2) {
    before = sum;
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 + sum * normalDensity(z);
}
