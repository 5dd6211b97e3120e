/** A mean with half the width of its 95 % interval, by Student's t. */
export interface Summary {
  readonly mean: number;
  /** Add and subtract it. 0 for a single value. */
  readonly half: number;
  readonly least: number;
  readonly most: number;
}

/** Student's t for 95 %, two-sided, by degrees of freedom 1 to 30; from there on the normal distribution's is near enough. */
const student = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** Sums up values that were measured independently of each other. Of none, everything is NaN. */
export function summarize(values: readonly number[]): Summary {
  const count = values.length;
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = count > 1 ? (student[count - 2] ?? 1.96) * Math.sqrt(squares / (count - 1) / count) : 0;
  return count > 0
    ? { mean, half, least: Math.min(...values), most: Math.max(...values) }
    : { mean, half: Number.NaN, least: Number.NaN, most: Number.NaN };
}

/** The mean; NaN of no values. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
