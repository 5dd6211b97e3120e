import type { Policy, PolicyContext } from "../policy.ts";

/** What the chances of a choice depend on. */
export interface ChoiceInit {
  /** Absent for a model that was asked for by name. */
  readonly policy: Policy | undefined;
  /** The policy's context, with chance drawn from a seed. */
  readonly context: (seed: string) => PolicyContext;
  /** What a draw may cost beyond what is chosen where nothing is drawn, in US dollars. @default any amount */
  readonly maxExtraUsd?: number | undefined;
  /** Models that rest, and are not asked before the others. */
  readonly resting: ReadonlySet<string>;
  /** Who is certain to be first, since no policy was asked. */
  readonly certain: string | undefined;
  readonly epsilon: number;
}

/** Where a policy does not say what its chances are, it is tried this often: chances are then right to about 0.01. */
const trials = 4000;

/** How likely each candidate was to be asked first, by model; models that could not be are left out. */
export async function choiceChances(init: ChoiceInit): Promise<ReadonlyMap<string, number>> {
  const { policy, resting, certain, epsilon } = init;
  if (certain !== undefined || !policy) return new Map(certain === undefined ? [] : [[certain, 1]]);
  const context = init.context("chances");
  const open = context.candidates.filter(({ model }) => !resting.has(model));
  const own = policy.chances ? pairs(open, await policy.chances(context, open)) : tried(policy, init.context, resting);
  const limited = withinLimits(own, init);
  return new Map([...limited].map(([model, chance]) => [model, (1 - epsilon) * chance + epsilon / own.size]));
}

/** A draw that would cost too much makes way for what is chosen where nothing is drawn. */
function withinLimits(
  chances: ReadonlyMap<string, number>,
  { policy, context, maxExtraUsd, resting }: ChoiceInit,
): ReadonlyMap<string, number> {
  const { candidates, exploration, forecast, ...rest } = context("chances");
  if (maxExtraUsd === undefined || exploration === 0 || !policy) return chances;
  const steady = policy.rank({ ...rest, candidates, forecast, exploration: 0 });
  const [believed] = steady;
  if (!believed) return chances;
  const mostUsd = forecast(believed).costUsd + maxExtraUsd;
  const serves = steady.find(({ model }) => !resting.has(model))?.model;
  const limited = new Map<string, number>();
  for (const candidate of candidates) {
    const chance = chances.get(candidate.model);
    if (chance === undefined) continue;
    const allowed = candidate === believed || forecast(candidate).costUsd <= mostUsd;
    const to = allowed ? candidate.model : (serves ?? candidate.model);
    limited.set(candidate.model, limited.get(candidate.model) ?? 0);
    limited.set(to, (limited.get(to) ?? 0) + chance);
  }
  return limited;
}

function pairs(open: readonly { readonly model: string }[], chances: readonly number[]): ReadonlyMap<string, number> {
  return new Map(open.map(({ model }, index) => [model, chances[index] ?? 0]));
}

/** Asks the policy again and again, unless it draws nothing: then once is enough. */
function tried(
  policy: Policy,
  contextOf: (seed: string) => PolicyContext,
  resting: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let drawn = false;
  let asked = 0;
  for (; asked < trials && (asked === 0 || drawn); asked += 1) {
    const context = contextOf(`trial ${asked}`);
    const random = (): number => {
      drawn = true;
      return context.random();
    };
    const ranked = policy.rank({ ...context, random }).filter(({ model }) => !resting.has(model));
    for (const { model } of ranked) if (!counts.has(model)) counts.set(model, 0);
    const [first] = ranked;
    if (first) counts.set(first.model, (counts.get(first.model) ?? 0) + 1);
  }
  return new Map([...counts].map(([model, count]) => [model, count / asked]));
}
