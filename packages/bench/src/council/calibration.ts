/** One answer: how far the members agreed, and whether it was right. */
export interface Mark {
  readonly agreement: number;
  readonly right: boolean;
}

/** The answers whose agreement lies in one tenth. */
export interface Tenth {
  /** From which agreement on: 0.6 for the seventh. */
  readonly from: number;
  readonly count: number;
  readonly agreement: number;
  readonly accuracy: number;
}

/** Puts answers into tenths by their agreement; those that nobody is in are left out. */
export function tenthsOf(marks: readonly Mark[]): readonly Tenth[] {
  const tenths: Mark[][] = Array.from({ length: 10 }, () => []);
  // What is a hair below a tenth by rounding belongs into it.
  for (const mark of marks) tenths[Math.min(9, Math.floor(mark.agreement * 10 + 1e-9))]?.push(mark);
  return tenths.flatMap((members, place) => {
    const count = members.length;
    if (count === 0) return [];
    const agreement = members.reduce((sum, mark) => sum + mark.agreement, 0) / count;
    const accuracy = members.filter(({ right }) => right).length / count;
    return [{ from: place / 10, count, agreement, accuracy }];
  });
}

/** The expected calibration error (Naeini et al. 2015): how far accuracy lies from agreement, weighed by counts. */
export function calibrationError(tenths: readonly Tenth[]): number {
  const all = tenths.reduce((sum, { count }) => sum + count, 0);
  return tenths.reduce(
    (sum, { count, agreement, accuracy }) => sum + (count / all) * Math.abs(accuracy - agreement),
    0,
  );
}

/** Whether accuracy rises from each tenth to the next, of those that hold enough answers to tell. */
export function rises(tenths: readonly Tenth[], least = 100): boolean {
  const told = tenths.filter(({ count }) => count >= least);
  return told.every(({ accuracy }, place) => place === 0 || accuracy > (told[place - 1]?.accuracy ?? 0));
}
