import { majorityOf, saysSame } from "./fields.ts";
import { groupsOf, leadOf, strongerFirst, type Vote } from "./tally.ts";

/** What came of a vote. */
export interface VoteCount {
  /** Whose answer it is, or whose is nearest to the one that was assembled. */
  readonly winner: number;
  /** What most say field by field, where no member says all of it. */
  readonly assembled: { readonly value: unknown } | undefined;
  /** From 0 to 1. */
  readonly agreement: number;
  /** The share of members that say what a member says, by its place in the list. */
  readonly scores: ReadonlyMap<number, number>;
  /** More outstanding votes than this could change the result. */
  readonly lead: number;
}

/** Counts votes, of which so many are outstanding. Undefined if there are none. */
export function countVotes(votes: readonly Vote[], outstanding: number, tolerance: number): VoteCount | undefined {
  const groups = groupsOf(votes, tolerance);
  const [first] = groups;
  const winner = first?.votes[0];
  if (!first || !winner) return undefined;
  const written = votes.filter(({ ballot }) => ballot.kind === "json");
  if (written.length * 2 > votes.length) return countFields(votes, outstanding, tolerance);
  const scores = new Map<number, number>();
  for (const group of groups) {
    for (const { member } of group.votes) scores.set(member, group.votes.length / votes.length);
  }
  return {
    winner: winner.member,
    assembled: undefined,
    agreement: expectedShare(first.votes.length, votes.length, outstanding),
    scores,
    lead: leadOf(groups),
  };
}

/**
 * The share of all that is to be expected to agree in the end. Those who are still out are expected to as by Laplace's rule of
 * succession, so that a vote that was stopped early does not look surer than it is.
 */
export function expectedShare(agreeing: number, counted: number, outstanding: number): number {
  const each = (agreeing + 1) / (counted + 2);
  return (agreeing + outstanding * each) / Math.max(1, counted + outstanding);
}

function countFields(votes: readonly Vote[], outstanding: number, tolerance: number): VoteCount {
  const jsonVotes = votes.flatMap(({ ballot, ...vote }) =>
    ballot.kind === "json" ? [{ ...vote, value: ballot.value }] : [],
  );
  const majority = majorityOf(jsonVotes, tolerance);
  const nearest = [...votes].sort(
    (one, other) =>
      (majority.scores.get(other.member) ?? -1) - (majority.scores.get(one.member) ?? -1) || strongerFirst(one, other),
  )[0];
  const own = jsonVotes.find(({ member }) => member === nearest?.member)?.value;
  return {
    winner: nearest?.member ?? 0,
    assembled: saysSame(own, majority.value) ? undefined : { value: majority.value },
    agreement: expectedShare(majority.share * jsonVotes.length, votes.length, outstanding),
    scores: new Map(votes.map(({ member }) => [member, majority.scores.get(member) ?? 0])),
    lead: majority.lead - (votes.length - jsonVotes.length),
  };
}
