import { seededRandom } from "../time/index.ts";
import type { Candidate } from "./candidate.ts";
import type { Policy, PolicyContext } from "./policy.ts";
import type { RankedCandidate, Rest } from "./ranking.ts";

/** What a ranking is made from. */
export interface RankInput {
  /** Absent for a model that was asked for by name, which is not a policy's to refuse. */
  readonly policy: Policy | undefined;
  /** What the policy decides from: its candidates are those that can serve. */
  readonly context: PolicyContext;
  /** What a draw may cost beyond what is chosen where nothing is drawn, by forecast, in US dollars. @default any amount */
  readonly maxExtraUsd?: number | undefined;
  /** Those to ask after them. */
  readonly fallbacks: readonly Candidate[];
  readonly resting: (candidate: Candidate) => Rest | undefined;
  /** Who goes first whatever the policy says, unless it rests. */
  readonly keep: string | undefined;
  /** In what share of decisions one of the candidates is drawn evenly, so that every one of them is chosen now and then. */
  readonly epsilon: number;
  /** What that is drawn from. */
  readonly seed: string;
}

/** Who is asked in what order. */
export interface Ranking {
  readonly ranking: readonly RankedCandidate[];
  /** Whether the first was drawn evenly. */
  readonly explored: boolean;
  /** What the first costs beyond what would be chosen where nothing is drawn, in US dollars; absent if that is the same, or not looked at. */
  readonly extraUsd: number | undefined;
  /** Whether the first was kept. */
  readonly kept: boolean;
}

/** Ranks: by the policy, those that rest last, soonest back first. A pure function, so that what was logged can be replayed. */
export function rank(input: RankInput): Ranking {
  const ranking: RankedCandidate[] = [];
  const { ranked, extraUsd } = withinLimits(input);
  for (const candidate of ranked) {
    ranking.push({ ...candidate, fallback: false, rest: input.resting(candidate) });
  }
  for (const candidate of input.fallbacks) {
    ranking.push({ ...candidate, fallback: true, rest: input.resting(candidate) });
  }
  if (ranking.some((candidate) => candidate.rest)) ranking.sort(availableFirst);
  const explored = input.epsilon > 0 && drawnFirst(ranking, input);
  const kept = input.keep !== undefined && keptFirst(ranking, input.keep);
  return { ranking, explored: explored && !kept, kept, extraUsd: explored || kept ? undefined : extraUsd };
}

/**
 * What the policy makes of the candidates, unless its draw costs more than it may beyond what it would choose where nothing is
 * drawn: then that.
 */
function withinLimits(input: RankInput): { ranked: readonly Candidate[]; extraUsd: number | undefined } {
  const { policy, context, maxExtraUsd, seed } = input;
  const ranked = rankedBy(policy, context);
  if (maxExtraUsd === undefined || context.exploration === 0) return { ranked, extraUsd: undefined };
  const steady = rankedBy(policy, { ...context, exploration: 0, random: seededRandom(seed) });
  const [drawn, believed] = [ranked[0], steady[0]];
  if (!drawn || !believed || drawn === believed) return { ranked, extraUsd: undefined };
  const extraUsd = context.forecast(drawn).costUsd - context.forecast(believed).costUsd;
  return extraUsd > maxExtraUsd ? { ranked: steady, extraUsd: undefined } : { ranked, extraUsd };
}

/** What the policy makes of the candidates: each once, and nothing that it was not given, whatever a user's own policy does. */
function rankedBy(policy: Policy | undefined, context: PolicyContext): readonly Candidate[] {
  const { candidates } = context;
  if (!policy || candidates.length === 0) return candidates;
  const left = new Set(candidates);
  const ranked: Candidate[] = [];
  for (const each of policy.rank(context)) {
    // A user's own may make objects of its own.
    const candidate = left.has(each) ? each : candidates.find(({ model }) => model === each?.model);
    if (candidate && left.delete(candidate)) ranked.push(candidate);
  }
  return ranked;
}

function availableFirst(left: RankedCandidate, right: RankedCandidate): number {
  return (left.rest?.forMs ?? 0) - (right.rest?.forMs ?? 0);
}

/** Draws from numbers of its own, so that what the policy drew is what it would have drawn without. */
function drawnFirst(ranking: RankedCandidate[], { epsilon, seed }: RankInput): boolean {
  const random = seededRandom(`${seed} evenly`);
  if (random() >= epsilon) return false;
  const open = ranking.filter(isOpen).length;
  if (open > 0) moveFirst(ranking, Math.floor(random() * open));
  return open > 0;
}

/** Whether a place in a ranking is the policy's, and can be asked now. Such places come first. */
export function isOpen({ fallback, rest }: RankedCandidate): boolean {
  return !fallback && !rest;
}

/** A model that called tools gets their results, unless it rests. */
function keptFirst(ranking: RankedCandidate[], model: string): boolean {
  const place = ranking.findIndex((candidate) => candidate.model === model && !candidate.rest);
  if (place > 0) moveFirst(ranking, place);
  return place >= 0;
}

function moveFirst(ranking: RankedCandidate[], place: number): void {
  ranking.unshift(...ranking.splice(place, 1));
}
