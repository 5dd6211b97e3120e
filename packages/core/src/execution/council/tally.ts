import type { Ballot } from "./ballot.ts";
import { canonical } from "./json-value.ts";
import type { Quantity } from "./quantity.ts";

/** One member's say. */
export interface Vote {
  /** Whose it is, as a place in the list of members. */
  readonly member: number;
  readonly ballot: Ballot;
  /** What is expected of the member's quality: it breaks ties, and nothing else. */
  readonly strength: number;
  /** Breaks ties between equals, so that the order of members decides nothing. */
  readonly tieBreak: string;
}

/** Members that say the same, the strongest first. */
export interface Group {
  readonly key: string;
  readonly votes: readonly Vote[];
}

/** Counts votes: those that say the same together, the largest group first. The order of votes does not matter. */
export function groupsOf(votes: readonly Vote[], tolerance: number): readonly Group[] {
  const groups = new Map<string, Vote[]>();
  const keys = keysOf(votes, tolerance);
  for (const vote of [...votes].sort(strongerFirst)) {
    const key = keys.get(vote) ?? "";
    const group = groups.get(key);
    if (group) group.push(vote);
    else groups.set(key, [vote]);
  }
  return [...groups].map(([key, together]) => ({ key, votes: together })).sort(largerFirst);
}

/** By how many votes the largest group leads. */
export function leadOf([first, second]: readonly Group[]): number {
  return (first?.votes.length ?? 0) - (second?.votes.length ?? 0);
}

/** The stronger of two votes first; of equals the one that sorts first. */
export function strongerFirst(one: Vote, other: Vote): number {
  return other.strength - one.strength || (one.tieBreak < other.tieBreak ? -1 : one.tieBreak > other.tieBreak ? 1 : 0);
}

function largerFirst(one: Group, other: Group): number {
  return other.votes.length - one.votes.length || strengthOf(other) - strengthOf(one) || (one.key < other.key ? -1 : 1);
}

/** Added up from the strongest, so that the sum is the same in any order of members. */
function strengthOf({ votes }: Group): number {
  return votes.reduce((sum, { strength }) => sum + strength, 0);
}

function keysOf(votes: readonly Vote[], tolerance: number): ReadonlyMap<Vote, string> {
  const keys = new Map<Vote, string>();
  const numbers: { readonly vote: Vote; readonly quantity: Quantity }[] = [];
  for (const vote of votes) {
    const { ballot } = vote;
    if (ballot.kind === "number") numbers.push({ vote, quantity: ballot.quantity });
    else keys.set(vote, `${ballot.kind} ${ballot.kind === "json" ? canonical(ballot.value) : ballot.key}`);
  }
  const named = mostNamed(numbers.map(({ quantity }) => quantity));
  const byUnit = Map.groupBy(numbers, ({ quantity }) => quantity.unit ?? named?.unit ?? "");
  for (const [unit, same] of byUnit) {
    const values = same.map(({ vote, quantity }) => {
      // A bare number is taken to be in the unit that the others write.
      return { vote, value: quantity.unit === undefined ? quantity.value * (named?.factor ?? 1) : quantity.value };
    });
    values.sort((one, other) => one.value - other.value);
    let from = Number.NaN;
    for (const { vote, value } of values) {
      // From the lowest of each group, so that a chain of near ones does not become one.
      if (!(Math.abs(value - from) <= slackOf(value, from, tolerance))) from = value;
      keys.set(vote, `number ${from} ${unit}`);
    }
  }
  return keys;
}

/** The same number may have been written with other rounding errors. */
function slackOf(value: number, from: number, tolerance: number): number {
  return Math.max(tolerance, 1e-9) * Math.max(Math.abs(value), Math.abs(from));
}

/** The unit that most of the numbers are written with, the first by name of those with as many. */
function mostNamed(quantities: readonly Quantity[]): Quantity | undefined {
  const counts = new Map<string, { count: number; readonly quantity: Quantity }>();
  for (const quantity of quantities) {
    if (quantity.unit === undefined) continue;
    const key = `${quantity.unit} ${quantity.factor}`;
    const seen = counts.get(key);
    if (seen) seen.count += 1;
    else counts.set(key, { count: 1, quantity });
  }
  const [first] = [...counts].sort(([name, one], [other, two]) => two.count - one.count || (name < other ? -1 : 1));
  return first?.[1].quantity;
}
