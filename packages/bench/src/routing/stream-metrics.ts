import type { Hindsight } from "./hindsight.ts";
import type { RecordedSet } from "./recorded-set.ts";

/** What a stream of choices came to. */
export interface StreamMetrics {
  /** Mean utility and mean score over the whole stream. */
  readonly utility: number;
  readonly score: number;
  readonly usdPerThousand: number;
  /** Each model's share of the choices, in the order of the set's models. */
  readonly shares: readonly number[];
  /** Summed utility that other choices would have had more: positive is worse. */
  readonly regret: {
    readonly bestFixed: number;
    readonly bestPerTask: number;
    readonly oracle: number;
    /** Against the best fixed model, in the first 200 steps and in the last quarter of the stream. */
    readonly first200: number;
    readonly lastQuarter: number;
  };
  /** Summed regret against the best fixed model at {@link curvePoints} evenly spaced steps, the last at the end. */
  readonly curve: readonly number[];
}

/** How many points a curve of regret has. */
export const curvePoints = 100;

/** A stream: the rows in the order in which they came, and the model that was chosen for each. */
export interface Choices {
  readonly order: readonly number[];
  readonly chosen: readonly number[];
}

/** Works out what a stream of choices came to. */
export function metricsOf(set: RecordedSet, hindsight: Hindsight, { order, chosen }: Choices): StreamMetrics {
  const shares = set.models.map(() => 0);
  const regret = { bestFixed: 0, bestPerTask: 0, oracle: 0, first200: 0, lastQuarter: 0 };
  const curve: number[] = [];
  let [utilitySum, scoreSum, usd] = [0, 0, 0];
  for (const [step, row] of order.entries()) {
    const place = chosen[step] ?? 0;
    const utilities = hindsight.utilities[row] ?? [];
    const utility = utilities[place] ?? 0;
    const task = set.rows[row]?.task ?? "";
    const lost = (utilities[hindsight.bestFixed] ?? 0) - utility;
    shares[place] = (shares[place] ?? 0) + 1 / order.length;
    utilitySum += utility;
    scoreSum += set.rows[row]?.outcomes[place]?.score ?? 0;
    usd += set.rows[row]?.outcomes[place]?.costUsd ?? 0;
    regret.bestFixed += lost;
    regret.bestPerTask += (utilities[hindsight.bestOfTask.get(task) ?? 0] ?? 0) - utility;
    regret.oracle += Math.max(...utilities) - utility;
    if (step < 200) regret.first200 += lost;
    if (step >= order.length - Math.floor(order.length / 4)) regret.lastQuarter += lost;
    if (Math.floor(((step + 1) * curvePoints) / order.length) > curve.length) curve.push(regret.bestFixed);
  }
  const count = order.length;
  return {
    utility: utilitySum / count,
    score: scoreSum / count,
    usdPerThousand: (1000 * usd) / count,
    shares,
    regret,
    curve,
  };
}
