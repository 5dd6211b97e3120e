/** A normal distribution holds four fifths of its mass within this many standard deviations. */
const deviationsOf80 = 1.2816;

/**
 * Where a share of successes lies with a chance of 80 %, by its mean and by how many calls that rests on (Wilson, "Probable
 * Inference, the Law of Succession, and Statistical Inference", 1927).
 */
export function successRange(
  success: { readonly mean: number; readonly evidence: number } | undefined,
): readonly [low: number, high: number] | undefined {
  if (!success) return undefined;
  const { mean, evidence } = success;
  const squared = deviationsOf80 ** 2;
  const middle = evidence * mean + squared / 2;
  const reach = deviationsOf80 * Math.sqrt(evidence * mean * (1 - mean) + squared / 4);
  return [Math.max(0, (middle - reach) / (evidence + squared)), Math.min(1, (middle + reach) / (evidence + squared))];
}
