/**
 * Round numbers, evenly spaced by 1, 2 or 5 times a power of ten, that cover a range in about `count` steps; 0 is among them
 * if it is in the range.
 */
export function niceTicks(least: number, most: number, count: number): readonly number[] {
  const raw = (most - least || 1) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= raw * 0.999) ?? 10) * power;
  const ticks: number[] = [];
  // Counted in whole steps: sums of a tenth would drift off round numbers.
  const last = Math.ceil(most / step - 1e-9);
  for (let index = Math.floor(least / step + 1e-9); index <= last; index += 1)
    ticks.push(Number((index * step).toPrecision(12)));
  return ticks;
}
