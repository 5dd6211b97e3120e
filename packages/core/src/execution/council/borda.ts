/** One ranking: who ranks, and the places of the answers in order, the best first. */
export interface Ranking {
  readonly ranker: number;
  readonly order: readonly number[];
}

/** What came of rankings. */
export interface BordaCount {
  /** For each answer, the mean of its points, from 0 (always last) to 1 (always first); undefined if nobody ranked it. */
  readonly scores: readonly (number | undefined)[];
  /** How alike the rankings are: 1 if all rank alike, 0 if they have nothing in common. */
  readonly concord: number | undefined;
}

/**
 * Counts rankings (Borda 1781): the last of a ranking gets no point, the one before it one, and so on, as a share of the most
 * that it could get there, since rankings differ in length when nobody ranks his own answer.
 */
export function bordaOf(rankings: readonly Ranking[], answers: number): BordaCount {
  const sums = new Array<number>(answers).fill(0);
  const counts = new Array<number>(answers).fill(0);
  for (const { order } of rankings) {
    const most = order.length - 1;
    if (most < 1) continue;
    for (const [place, answer] of order.entries()) {
      sums[answer] = (sums[answer] ?? 0) + (most - place) / most;
      counts[answer] = (counts[answer] ?? 0) + 1;
    }
  }
  const scores = sums.map((sum, answer) => ((counts[answer] ?? 0) > 0 ? sum / (counts[answer] ?? 1) : undefined));
  return { scores, concord: concordOf(rankings) };
}

/**
 * Whether rankings that are still to come could put another answer first, given who would rank what. Each of them could give
 * an answer 1 and the leader 0 at the most.
 */
export function isBordaSettled(
  rankings: readonly Ranking[],
  outstanding: readonly (readonly number[])[],
  answers: number,
): boolean {
  const bounds = Array.from({ length: answers }, (_, answer) => {
    let [sum, count, more] = [0, 0, 0];
    for (const { order } of rankings) {
      const place = order.indexOf(answer);
      if (place < 0 || order.length < 2) continue;
      sum += (order.length - 1 - place) / (order.length - 1);
      count += 1;
    }
    for (const ranked of outstanding) if (ranked.includes(answer) && ranked.length > 1) more += 1;
    const all = count + more;
    return all === 0 ? { low: 0, high: 1 } : { low: sum / all, high: (sum + more) / all };
  });
  return bounds.some(({ low }, leader) => bounds.every(({ high }, other) => other === leader || high < low));
}

/** Of all pairs of answers that two rankers both rank, the share that they put in the same order, from chance (0) to all (1). */
function concordOf(rankings: readonly Ranking[]): number | undefined {
  let [same, pairs] = [0, 0];
  for (const [index, one] of rankings.entries()) {
    for (const other of rankings.slice(index + 1)) {
      const both = one.order.filter((answer) => other.order.includes(answer));
      for (const [place, first] of both.entries()) {
        for (const second of both.slice(place + 1)) {
          pairs += 1;
          if (other.order.indexOf(first) < other.order.indexOf(second)) same += 1;
        }
      }
    }
  }
  return pairs === 0 ? undefined : Math.max(0, (2 * same) / pairs - 1);
}
