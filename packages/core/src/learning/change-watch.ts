/** What scores are held against: those of before, of the same model in the same context. */
export interface ScoresBefore {
  readonly weight: number;
  readonly mean: number;
  readonly variance: number;
}

/** Fewer scores than this are no level that later ones could fall or rise from. */
export const leastBefore = 20;

/** A change smaller than this is none: forgetting would cost more than it brings. */
const margin = 0.05;

/** How many standard errors the level of before is taken to be off, to the detriment of an alarm. */
const errors = 1;

/** The change that is found soonest. */
const typicalChange = 0.25;

/** A bet loses three quarters at most, so that scores which contradict later still count. */
const mostLost = 0.75;

/** Scores that hardly ever varied may yet vary. */
const leastVariance = 0.02;

/**
 * The wealth at which there is an alarm. As long as scores stay at the level of before, or within the margin, what is
 * expected until an alarm in one direction is this many scores, at the least.
 */
const alarmAt = Math.log(2000);

/**
 * Finds that scores have fallen or risen: two detectors that bet against the level of before, each beginning anew when it has lost
 * what it had. A CUSUM (Page, "Continuous inspection schemes", Biometrika 1954) whose steps are logarithms of e-values (Shin, Ramdas
 * and Rinaldo, "E-detectors: a nonparametric framework for sequential change detection", 2023): that scores lie in [0, 1] is
 * all that is taken for granted, so that false alarms are as rare with passes and failures as with fine marks.
 */
export class ChangeWatch {
  #fallen = 0;
  #risen = 0;
  #fallSince = 0;
  #riseSince = 0;

  /**
   * Takes a score with its number among all scores, and gives the number of the last one before the change if there was one.
   * Then it begins anew.
   */
  observe(score: number, weight: number, number: number, before: ScoresBefore): number | undefined {
    if (before.weight < leastBefore) return undefined;
    const variance = Math.max(leastVariance, before.variance);
    const off = margin + errors * Math.sqrt(variance / before.weight);
    const stake = Math.min(1, weight) * (typicalChange / (variance + typicalChange ** 2));
    const within = Math.min(1, Math.max(0, score));
    this.#fallen += bet(before.mean - off, within, stake);
    this.#risen += bet(1 - before.mean - off, 1 - within, stake);
    if (this.#fallen <= 0) [this.#fallen, this.#fallSince] = [0, number];
    if (this.#risen <= 0) [this.#risen, this.#riseSince] = [0, number];
    if (this.#fallen < alarmAt && this.#risen < alarmAt) return undefined;
    const since = this.#fallen >= alarmAt ? this.#fallSince : this.#riseSince;
    this.restart(number);
    return since;
  }

  /** Begins anew after a score. */
  restart(number: number): void {
    [this.#fallen, this.#risen, this.#fallSince, this.#riseSince] = [0, 0, number, number];
  }
}

/** The logarithm of what becomes of 1 that is bet on scores below a level; below 0 wherever that is expected to lose. */
function bet(level: number, score: number, stake: number): number {
  if (level <= 0) return Number.NEGATIVE_INFINITY;
  return Math.log(1 + Math.min(stake, mostLost / (1 - level)) * (level - score));
}
