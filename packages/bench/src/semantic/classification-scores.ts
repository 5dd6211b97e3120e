/** A prediction beside what was right. */
export interface Prediction {
  readonly truth: string;
  readonly guess: string;
  readonly confidence: number;
}

/** How good predictions are. */
export interface ClassificationScores {
  readonly macroF1: number;
  readonly byClass: ReadonlyMap<string, number>;
  readonly accuracy: number;
  /** Expected calibration error over ten equal steps of confidence (Guo and others, 2017). */
  readonly ece: number;
  /** How often each class was taken for each other. */
  readonly confusion: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Scores predictions. Classes of which there is no row count nothing. */
export function scoresOf(predictions: readonly Prediction[], classes: readonly string[]): ClassificationScores {
  const present = classes.filter((each) => predictions.some(({ truth }) => truth === each));
  const byClass = new Map(present.map((each) => [each, f1(predictions, each)]));
  const confusion = new Map<string, Map<string, number>>();
  let right = 0;
  for (const { truth, guess } of predictions) {
    const row = confusion.get(truth) ?? new Map<string, number>();
    confusion.set(truth, row.set(guess, (row.get(guess) ?? 0) + 1));
    if (truth === guess) right += 1;
  }
  const sum = [...byClass.values()].reduce((total, each) => total + each, 0);
  const count = predictions.length;
  return {
    macroF1: present.length > 0 ? sum / present.length : Number.NaN,
    byClass,
    accuracy: right / count,
    ece: calibrationError(predictions),
    confusion,
  };
}

/** Of predictions that are at least so confident: what share of all that is, and what share of them is right. */
export function coverageAt(predictions: readonly Prediction[], threshold: number): { share: number; right: number } {
  const kept = predictions.filter(({ confidence }) => confidence >= threshold);
  const right = kept.filter(({ truth, guess }) => truth === guess).length;
  return { share: kept.length / predictions.length, right: right / kept.length };
}

function f1(predictions: readonly Prediction[], name: string): number {
  const said = predictions.filter(({ guess }) => guess === name).length;
  const are = predictions.filter(({ truth }) => truth === name).length;
  const hit = predictions.filter(({ truth, guess }) => truth === name && guess === name).length;
  return said + are > 0 ? (2 * hit) / (said + are) : 0;
}

function calibrationError(predictions: readonly Prediction[]): number {
  const gaps = new Array<number>(10).fill(0);
  for (const { truth, guess, confidence } of predictions) {
    const bin = Math.min(9, Math.floor(confidence * 10));
    gaps[bin] = (gaps[bin] ?? 0) + confidence - (truth === guess ? 1 : 0);
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / predictions.length;
}
