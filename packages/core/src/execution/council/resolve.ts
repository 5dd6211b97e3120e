import type { CouncilStrategy } from "../../telemetry/index.ts";
import type { Asking } from "./asking.ts";
import { chairmanAsking } from "./chairman.ts";
import { type Deliberation, deliberate } from "./deliberate.ts";
import { judgeRound } from "./judge-round.ts";
import { disagreed, quorumLost } from "./lost.ts";
import { rankRound } from "./rank-round.ts";
import type { Standing } from "./report.ts";
import type { TakenSeat } from "./seat.ts";
import type { Sitting } from "./sitting.ts";
import { teach } from "./teach.ts";

/** What a council comes to. `best` is the member whose answer it is, or who stands in where nobody can write one. */
export type Verdict = { readonly standing: Standing; readonly best: TakenSeat } & (
  | { readonly kind: "member"; readonly quorumLost?: true | undefined }
  | { readonly kind: "assembled"; readonly value: unknown }
  | { readonly kind: "chairman"; readonly asking: Asking }
);

/** When comparing ends, as a share of the time. */
const compareShare: Readonly<Record<CouncilStrategy, number>> = { vote: 1, judge: 0.95, rank: 0.95, synthesize: 0.7 };

/**
 * Holds the council: has the members answer, compares what they say, and finds the answer, or who is to write it. Throws a
 * `CouncilError` where there are too few answers, or where they disagree and that is an error.
 */
export async function resolve(sitting: Sitting): Promise<Verdict> {
  const { options } = sitting;
  const found = await deliberate(sitting);
  const { standing, taken, count } = found;
  const [strongest] = taken;
  if (!strongest || !count || taken.length < options.quorum) {
    if (!strongest || options.onQuorumLost === "error") throw quorumLost(sitting, standing);
    return { kind: "member", standing, best: strongest, quorumLost: true };
  }
  if (options.onDisagreement === "error" && standing.agreement < options.consensusThreshold) {
    throw disagreed(sitting, standing);
  }
  const winner = taken.find(({ member }) => member === count.winner) ?? strongest;
  if (standing.strategy === "vote" || found.unanimous) {
    for (const seat of taken) seat.score = count.scores.get(seat.member);
    teach(sitting, taken);
    const { assembled } = count;
    return assembled
      ? { kind: "assembled", standing, best: winner, value: assembled.value }
      : { kind: "member", standing, best: winner };
  }
  const ranked = await compare(sitting, found);
  sitting.check();
  teach(sitting, taken);
  const best = bestOf(taken, found.support);
  if (standing.strategy !== "synthesize") return { kind: "member", standing, best };
  return { kind: "chairman", standing, best, asking: chairmanAsking(sitting, found, ranked) };
}

/** Has the answers compared, and gives whether anybody did. */
async function compare(sitting: Sitting, { standing, taken, support }: Deliberation): Promise<boolean> {
  const untilMs = sitting.at(compareShare[standing.strategy]);
  if (standing.strategy !== "judge") {
    const { scores } = await rankRound(sitting, taken, untilMs);
    for (const [place, seat] of taken.entries()) seat.score = scores[place];
    if (scores.some((score) => score !== undefined)) return true;
    if (standing.strategy === "synthesize") {
      for (const seat of taken) seat.score = support.get(seat.member);
      return false;
    }
  }
  // Where nobody could rank, as of two who could each only rank the other, a judge compares.
  const { scores, judged } = await judgeRound(sitting, taken, untilMs);
  for (const [place, seat] of taken.entries()) seat.score = scores[place];
  if (!judged) {
    const message = "Nobody compared the answers: the one that the others support most is given.";
    sitting.run.warn([{ code: "council_not_compared", message }]);
  }
  return judged;
}

/** The best by its score; of equals the one that the others support most, then the one of whom most is expected. */
function bestOf(taken: readonly TakenSeat[], support: ReadonlyMap<number, number>): TakenSeat {
  // Those who have answered come in the order of what is expected of them, and sorting keeps it.
  const [best] = [...taken].sort(
    (one, other) =>
      (other.score ?? 0) - (one.score ?? 0) || (support.get(other.member) ?? 0) - (support.get(one.member) ?? 0),
  );
  if (!best) throw new Error("A council without answers has no best.");
  return best;
}
