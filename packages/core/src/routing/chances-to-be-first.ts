import { normalBelow, normalDensity } from "./standard-normal.ts";

/** A value that is spread like a normal distribution, cut to a range: what lies beyond its ends is taken to lie at them. */
export interface SpreadValue {
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  /** 0 for a value that is certain. */
  readonly deviation: number;
}

/** Where an integrand may bend, in deviations from a mean. */
const bends = [-8, -6, -4.5, -3, -2, -1, 0, 1, 2, 3, 4.5, 6, 8];

/** Gauss and Legendre's points and weights for eight points, of one half; the other mirrors it. */
const points = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const weights = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

/**
 * How likely each of some independent values is to be the highest. Of equal ones the first counts, as in a stable sort. Exact
 * for what lies at the ends of a range, and integrated numerically between them, to about 1e-9.
 */
export function chancesToBeFirst(values: readonly SpreadValue[]): readonly number[] {
  const chances = new Array<number>(values.length).fill(0);
  const add = (index: number, amount: number): void => {
    chances[index] = (chances[index] ?? 0) + amount;
  };
  for (const [index, value] of values.entries()) {
    for (const { at, share } of ends(value)) add(index, share * shareBelow(values, index, at));
  }
  const breaks = breaksOf(values);
  for (let segment = 1; segment < breaks.length; segment += 1) {
    const [from, to] = [breaks[segment - 1] ?? 0, breaks[segment] ?? 0];
    const [middle, half] = [(from + to) / 2, (to - from) / 2];
    for (const [place, point] of points.entries()) {
      for (const at of [middle - half * point, middle + half * point]) {
        for (const [index, value] of values.entries()) {
          const density = densityAt(value, at);
          if (density > 0) add(index, half * (weights[place] ?? 0) * density * shareBelow(values, index, at));
        }
      }
    }
  }
  // Rounding may lead a little beyond what is certain.
  return chances.map((chance) => Math.min(1, chance));
}

/** How likely all the others are to lie below a point, or at it where they come later. */
function shareBelow(values: readonly SpreadValue[], own: number, at: number): number {
  let share = 1;
  for (const [index, { low, high, mean, deviation }] of values.entries()) {
    if (index === own) continue;
    if (index < own ? at <= low : at < low) return 0;
    if (index < own ? at > high : at >= high) continue;
    share *= normalBelow((at - mean) / deviation);
  }
  return share;
}

/** The points at the ends of a value's range that it takes as such, and how likely. */
function ends({ low, high, mean, deviation }: SpreadValue): readonly { readonly at: number; readonly share: number }[] {
  if (deviation === 0 || low === high) return [{ at: low, share: 1 }];
  return [
    { at: low, share: normalBelow((low - mean) / deviation) },
    { at: high, share: normalBelow((mean - high) / deviation) },
  ];
}

function densityAt({ low, high, mean, deviation }: SpreadValue, at: number): number {
  if (deviation === 0 || at <= low || at >= high) return 0;
  return normalDensity((at - mean) / deviation) / deviation;
}

/** Between two of these every density and every share is smooth. */
function breaksOf(values: readonly SpreadValue[]): readonly number[] {
  const found = new Set<number>();
  for (const { low, high, mean, deviation } of values) {
    found.add(low).add(high);
    for (const bend of bends) found.add(Math.min(high, Math.max(low, mean + bend * deviation)));
  }
  return [...found].sort((left, right) => left - right);
}
