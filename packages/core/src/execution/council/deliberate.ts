import type { CouncilStrategy } from "../../telemetry/index.ts";
import { formOf, isClosed, isClosedForm } from "./ballot.ts";
import { weighClaims } from "./claims/weigh-claims.ts";
import { countVotes, type VoteCount } from "./count-votes.ts";
import { gather } from "./gather.ts";
import { moreSeats, panelOf } from "./panel.ts";
import { relateBy } from "./relate.ts";
import type { Standing } from "./report.ts";
import { inOrder, type Seat, type TakenSeat, takenSeats, voteOf } from "./seat.ts";
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
    seats: [...panelOf(sitting)],
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
  const votes = options.strategy === "vote" || (options.strategy === "auto" && isClosedForm(form));
  const untilMs = sitting.at(
    memberShare[votes ? "vote" : options.strategy === "auto" ? "synthesize" : options.strategy],
  );
  const count = (outstanding: number): VoteCount | undefined =>
    countVotes(takenSeats(seats).map(voteOf), outstanding, options.tolerance);
  const isSettled = (outstanding: number): boolean => {
    const found = count(outstanding);
    const counted = takenSeats(seats).length;
    const isVote = votes || (options.strategy === "auto" && isPlain(found, seats, counted + outstanding));
    return isVote && found !== undefined && found.lead > outstanding && isDecided(sitting, found, counted, outstanding);
  };
  await gather(sitting, { form, seats, untilMs, isSettled });
  sitting.check();
  const taken = inOrder(takenSeats(seats));
  const stoppedCount = seats.filter(({ outcome }) => outcome.kind === "failed" && outcome.fault === "stopped").length;
  const counted = count(stoppedCount);
  const isCounted = taken.every(({ outcome }) => isClosed(outcome.ballot)) || isPlain(counted, seats, taken.length);
  standing.strategy = options.strategy === "auto" ? (isCounted ? "vote" : "synthesize") : options.strategy;
  const support = new Map<number, number>();
  if (isCounted || standing.strategy === "vote") {
    standing.agreement = counted?.agreement ?? 0;
    for (const seat of taken) support.set(seat.member, counted?.scores.get(seat.member) ?? 0);
  } else {
    const agreement = await compareClaims(sitting, standing, support);
    standing.agreement = agreement ?? counted?.agreement ?? 0;
  }
  const scores = [...(counted?.scores.values() ?? [])];
  const unanimous = scores.length > 0 && !counted?.assembled && scores.every((score) => score === 1);
  return { standing, taken, count: counted, unanimous, support };
}

/** Whether more than half of all who could vote give the same short answer, so that no essay beside it can change it. */
function isPlain(found: VoteCount | undefined, seats: readonly Seat[], voters: number): boolean {
  if (!found) return false;
  const taken = takenSeats(seats);
  const winner = taken.find(({ member }) => member === found.winner);
  const agreeing = (found.scores.get(found.winner) ?? 0) * taken.length;
  return winner !== undefined && isClosed(winner.outcome.ballot) && agreeing * 2 > voters;
}

/** Notes what members claim, and gives how far they agree; undefined if nothing is claimed. */
async function compareClaims(
  sitting: Sitting,
  standing: Standing,
  support: Map<number, number>,
): Promise<number | undefined> {
  // In the order of the seats, as the report names them.
  const taken = takenSeats(standing.seats);
  const texts = taken.map(({ outcome }) => outcome.text);
  const weighing = await weighClaims(texts, relateBy(sitting, standing.seats, sitting.at(0.7)));
  standing.claims = weighing.claims;
  for (const [place, { member }] of taken.entries()) support.set(member, weighing.support[place] ?? 0);
  return weighing.agreement;
}

/** Whether outstanding votes can no longer lift the agreement over the threshold, or press it under it, where that matters. */
function isDecided({ options }: Sitting, found: VoteCount, counted: number, outstanding: number): boolean {
  if (options.onDisagreement === "answer") return true;
  const agreeing = Math.max(0, ...found.scores.values()) * counted;
  const lowest = agreeing / (counted + outstanding);
  const highest = (agreeing + outstanding) / (counted + outstanding);
  return lowest >= options.consensusThreshold || highest < options.consensusThreshold;
}
