import type { RankedCandidate } from "../../routing/index.ts";
import type { Answer } from "../answer.ts";
import { answerText } from "../transcript.ts";
import { type Ballot, ballotOf, type Form } from "./ballot.ts";
import type { Vote } from "./tally.ts";

/** A place in a council: who is asked, and what has come of it so far. */
export interface Seat {
  /** Its place in the list of members. */
  readonly member: number;
  readonly candidate: RankedCandidate;
  /** What is expected of its quality, from 0 to 1. */
  readonly strength: number;
  outcome: SeatOutcome;
  /** How it did among the others, from 0 to 1. */
  score: number | undefined;
  costNanoUsd: number;
  latencyMs: number;
}

/** What has come of a member. */
export type SeatOutcome =
  | { readonly kind: "waiting" }
  | { readonly kind: "answered"; readonly answer: Answer; readonly text: string; readonly ballot: Ballot }
  | { readonly kind: "failed"; readonly fault: string };

/** A place whose member has answered. */
export interface TakenSeat extends Seat {
  outcome: Extract<SeatOutcome, { kind: "answered" }>;
}

/** A place for a candidate of whom so much is expected. */
export function newSeat(member: number, candidate: RankedCandidate, strength: number): Seat {
  return { member, candidate, strength, outcome: { kind: "waiting" }, score: undefined, costNanoUsd: 0, latencyMs: 0 };
}

/** What an answer is kept as. */
export function answered(answer: Answer, form: Form): SeatOutcome {
  return { kind: "answered", answer, text: answerText(answer), ballot: ballotOf(answer, form) };
}

/** Those that have answered. */
export function takenSeats(seats: readonly Seat[]): readonly TakenSeat[] {
  return seats.filter((seat): seat is TakenSeat => seat.outcome.kind === "answered");
}

/** What decides between equals: nothing that depends on the order in which members are listed or answer. */
export function tieBreakOf({ candidate, outcome }: Seat): string {
  return `${candidate.model}\n${outcome.kind === "answered" ? outcome.text : ""}`;
}

/** A member's vote. */
export function voteOf(seat: TakenSeat): Vote {
  const { member, strength, outcome } = seat;
  return { member, strength, ballot: outcome.ballot, tieBreak: tieBreakOf(seat) };
}

/** In an order that does not depend on the members': the strongest first. */
export function inOrder<Each extends Seat>(seats: readonly Each[]): readonly Each[] {
  return [...seats].sort((one, other) => other.strength - one.strength || compare(tieBreakOf(one), tieBreakOf(other)));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
