import { canonical, hasFields } from "./json-value.ts";
import { groupsOf, leadOf, strongerFirst, type Vote } from "./tally.ts";

/** A vote whose ballot is JSON. */
export interface JsonVote extends Omit<Vote, "ballot"> {
  readonly value: unknown;
}

/** What most members say, field by field. */
export interface Majority {
  readonly value: unknown;
  /** The share of members that say so, on average over the fields. */
  readonly share: number;
  /** The least lead of any field: more outstanding votes than this could change something. */
  readonly lead: number;
  /** How many of the fields each member says as the majority does, from 0 to 1, by its place in the list. */
  readonly scores: ReadonlyMap<number, number>;
}

/** One field, or a value without fields. */
interface Question {
  readonly share: number;
  readonly lead: number;
  readonly agreeing: ReadonlySet<number>;
}

/** Objects within objects beyond this are compared whole. */
const deepest = 6;

/** Assembles what most members say of each field. What has no fields, such as a list, is one question. */
export function majorityOf(votes: readonly JsonVote[], tolerance: number): Majority {
  const questions: Question[] = [];
  const value = decide(votes, votes.length, tolerance, 0, questions);
  const count = Math.max(1, questions.length);
  const scores = new Map<number, number>();
  for (const { member } of votes) {
    scores.set(member, questions.filter(({ agreeing }) => agreeing.has(member)).length / count);
  }
  return {
    value,
    share: questions.reduce((sum, { share }) => sum + share, 0) / count,
    lead: Math.min(...questions.map(({ lead }) => lead), votes.length),
    scores,
  };
}

/** Whether two values say the same. */
export function saysSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function decide(
  votes: readonly JsonVote[],
  voters: number,
  tolerance: number,
  depth: number,
  questions: Question[],
): unknown {
  const objects = votes.filter(({ value }) => hasFields(value));
  if (objects.length * 2 <= votes.length || depth >= deepest) return leaf(votes, voters, tolerance, questions);
  const assembled: Record<string, unknown> = {};
  for (const name of namesOf(objects)) {
    const having = objects.filter(({ value }) => hasFields(value) && Object.hasOwn(value, name));
    if (!isWanted(having, objects)) {
      const without = objects.filter((vote) => !having.includes(vote));
      questions.push({
        share: without.length / voters,
        lead: without.length - having.length,
        agreeing: new Set(without.map(({ member }) => member)),
      });
      continue;
    }
    const values = having.map((vote) => ({ ...vote, value: hasFields(vote.value) ? vote.value[name] : undefined }));
    const decided = decide(values, voters, tolerance, depth + 1, questions);
    // By definition, since a field called `__proto__` is a field like any other.
    Object.defineProperty(assembled, name, { value: decided, enumerable: true, writable: true, configurable: true });
  }
  return assembled;
}

/** A field is there if most have it; of as many with and without, the stronger decide. */
function isWanted(having: readonly JsonVote[], all: readonly JsonVote[]): boolean {
  const twice = having.length * 2;
  if (twice !== all.length) return twice > all.length;
  const sum = (votes: readonly JsonVote[]): number =>
    [...votes]
      .map((v) => v.strength)
      .sort()
      .reduce((a, b) => a + b, 0);
  return sum(having) * 2 >= sum(all);
}

function leaf(votes: readonly JsonVote[], voters: number, tolerance: number, questions: Question[]): unknown {
  const ballots = votes.map(({ member, strength, tieBreak, value }): Vote => {
    return typeof value === "number"
      ? { member, strength, tieBreak, ballot: { kind: "number", quantity: { value, unit: undefined, factor: 1 } } }
      : { member, strength, tieBreak, ballot: { kind: "json", value } };
  });
  const groups = groupsOf(ballots, tolerance);
  const agreeing = new Set(groups[0]?.votes.map(({ member }) => member));
  questions.push({ share: agreeing.size / Math.max(1, voters), lead: leadOf(groups), agreeing });
  const winner = groups[0]?.votes[0]?.member;
  return votes.find(({ member }) => member === winner)?.value;
}

/** All fields, in the order in which the strongest member has them. */
function namesOf(objects: readonly JsonVote[]): readonly string[] {
  const names = new Set<string>();
  const ordered = [...objects].sort((one, other) => strongerFirst(asVote(one), asVote(other)));
  for (const { value } of ordered) for (const name of Object.keys(hasFields(value) ? value : {})) names.add(name);
  return [...names];
}

function asVote({ member, strength, tieBreak, value }: JsonVote): Vote {
  return { member, strength, tieBreak, ballot: { kind: "json", value } };
}
