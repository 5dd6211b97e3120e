import type { CouncilStrategy } from "../../telemetry/index.ts";
import { formOf, isClosed, isClosedForm } from "./ballot.ts";
import { weighClaims } from "./claims/weigh-claims.ts";
import { countVotes, type VoteCount } from "./count-votes.ts";
import { gather } from "./gather.ts";
import { moreSeats, panelOf } from "./panel.ts";
import { relateBy } from "./relate.ts";
import type { Standing } from "./report.ts";
import { inOrder, type TakenSeat, takenSeats, voteOf } from "./seat.ts";
import type { Sitting } from "./sitting.ts";

/** What the members said, counted and compared. */
export interface Deliberation {
  readonly standing: Standing;
  /** Those who have answered, in an order that does not depend on the members'. */
  readonly taken: readonly TakenSeat[];
  /** The count of answers that say the same; undefined if nobody answered. */
  readonly count: VoteCount | undefined;
  /** Whether all say the same, so that there is nothing to compare. */
  readonly unanimous: boolean;
  /** For each of those who have answered, what the others support of it, by the member's place. */
  readonly support: ReadonlyMap<number, number>;
}

/** When members are waited for no longer, as a share of the time, where something is still to be done after them. */
const memberShare: Readonly<Record<CouncilStrategy, number>> = { vote: 0.95, judge: 0.6, rank: 0.6, synthesize: 0.5 };

/** Has the members answer, and finds out how far they agree; asks more of them, once, if they do not and that is wanted. */
export async function deliberate(sitting: Sitting): Promise<Deliberation> {
  const { run, options } = sitting;
  const standing: Standing = {
    strategy: "vote",
    seats: [...panelOf(run, options)],
    agreement: 0,
    claims: [],
    rounds: 1,
  };
  let found = await hear(sitting, standing);
  if (found.taken.length < options.quorum || options.onDisagreement !== "escalate") return found;
  if (standing.agreement >= options.consensusThreshold) return found;
  const added = moreSeats(run, standing.seats);
  if (added.length === 0) {
    run.warn([
      { code: "council_not_escalated", message: "The members disagree, and there is no dearer model to ask." },
    ]);
    return found;
  }
  standing.seats.push(...added);
  standing.rounds = 2;
  found = await hear(sitting, standing);
  return found;
}

async function hear(sitting: Sitting, standing: Standing): Promise<Deliberation> {
  const { run, options } = sitting;
  const { seats } = standing;
  const form = formOf(run.request);
  const mayVote = options.strategy === "vote" || (options.strategy === "auto" && isClosedForm(form));
  const untilMs = sitting.at(
    memberShare[mayVote ? "vote" : options.strategy === "auto" ? "synthesize" : options.strategy],
  );
  const count = (outstanding: number) => countVotes(takenSeats(seats).map(voteOf), outstanding, options.tolerance);
  const isSettled = (outstanding: number): boolean => {
    const found = mayVote ? count(outstanding) : undefined;
    return (
      found !== undefined &&
      found.lead > outstanding &&
      isDecided(sitting, found, takenSeats(seats).length, outstanding)
    );
  };
  await gather(sitting, { form, seats, untilMs, isSettled });
  sitting.check();
  const taken = inOrder(takenSeats(seats));
  const stoppedCount = seats.filter(({ outcome }) => outcome.kind === "failed" && outcome.fault === "stopped").length;
  const counted = count(stoppedCount);
  const closed = taken.length > 0 && taken.every(({ outcome }) => isClosed(outcome.ballot));
  standing.strategy = options.strategy === "auto" ? (closed ? "vote" : "synthesize") : options.strategy;
  const support = new Map<number, number>();
  if (closed || standing.strategy === "vote") {
    standing.agreement = counted?.agreement ?? 0;
    for (const seat of taken) support.set(seat.member, counted?.scores.get(seat.member) ?? 0);
  } else if (taken.length > 0) {
    await compareClaims(sitting, standing, support);
    standing.agreement = standing.claims.length > 0 ? standing.agreement : (counted?.agreement ?? 0);
  }
  const unanimous =
    taken.length > 0 &&
    counted !== undefined &&
    !counted.assembled &&
    [...counted.scores.values()].every((score) => score === 1);
  return { standing, taken, count: counted, unanimous, support };
}

async function compareClaims(sitting: Sitting, standing: Standing, support: Map<number, number>): Promise<void> {
  // In the order of the seats, as the report names them.
  const taken = takenSeats(standing.seats);
  const texts = taken.map(({ outcome }) => outcome.text);
  const weighing = await weighClaims(texts, relateBy(sitting, standing.seats, sitting.at(0.7)));
  standing.claims = weighing.claims;
  standing.agreement = weighing.agreement ?? 0;
  for (const [place, { member }] of taken.entries()) support.set(member, weighing.support[place] ?? 0);
}

/** Whether outstanding votes can no longer lift the agreement over the threshold, or press it under it, where that matters. */
function isDecided({ options }: Sitting, found: VoteCount, counted: number, outstanding: number): boolean {
  if (options.onDisagreement === "answer") return true;
  const agreeing = Math.max(0, ...found.scores.values()) * counted;
  const lowest = agreeing / (counted + outstanding);
  const highest = (agreeing + outstanding) / (counted + outstanding);
  return lowest >= options.consensusThreshold || highest < options.consensusThreshold;
}
