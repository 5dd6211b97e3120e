import { Overture, type OvertureOptions, seededRandom } from "@overture/core";
import { virtualClock } from "@overture/testing";
import {
  announce,
  answerUsd,
  bestValueOf,
  passes,
  type World,
  worldId,
  worldProvider,
  worthOfChoice,
} from "./change-world.ts";
import { coldStart } from "./replay-stream.ts";

/** What changes, in a stream of one request a second. */
export interface Scenario {
  readonly name: string;
  readonly before: World;
  readonly after: World;
  /** The model that should be chosen after the change. */
  readonly best: string;
  /** For how many steps it lasts; then all is as before. @default to the end */
  readonly lasts?: number | undefined;
}

/** When the change comes, and how many requests there are. */
export const changeAt = 1000;
/** How many requests a stream has. */
export const streamLength = 2500;

/** How many choices are looked at together. */
export const windowLength = 50;

/** What the streams are made of. Four models; only what is named changes. */
export const scenarios: readonly Scenario[] = [
  {
    name: "quality falls",
    before: worldOf([0.9, 0.8, 0.7, 0.6]),
    after: worldOf([0.55, 0.8, 0.7, 0.6]),
    best: "b",
  },
  {
    name: "price doubles",
    before: { ...worldOf([0, 0.81, 0.7, 0.6]), a: { quality: 0.98, cost: 0.135 } },
    after: { ...worldOf([0, 0.81, 0.7, 0.6]), a: { quality: 0.98, cost: 0.27 } },
    best: "b",
  },
  {
    name: "newcomer",
    before: worldOf([0.8, 0.7, 0.6, 0.5]),
    after: worldOf([0.8, 0.7, 0.6, 0.5, 0.92]),
    best: "e",
  },
  {
    name: "outage",
    before: worldOf([0.9, 0.75, 0.7, 0.6]),
    after: { ...worldOf([0.9, 0.75, 0.7, 0.6]), a: { quality: 0.9, cost: 0.01, down: true } },
    best: "b",
    lasts: 600,
  },
];

/** How fast scores fade, as options. */
export const forgettings = {
  default: {},
  none: { halfLives: { qualityMs: 1e12 } },
  /** 231 requests: a factor of 0.997 for each, as ParetoBandit has it. */
  fast: { halfLives: { qualityMs: 231_000 } },
} as const satisfies Readonly<Record<string, NonNullable<OvertureOptions["learning"]>>>;

/** One of {@link forgettings}. */
export type Forgetting = keyof typeof forgettings;

/** One stream with a change in it. */
export interface ChangeJob {
  readonly part: "change";
  readonly scenario: string;
  readonly forgetting: Forgetting;
  readonly seed: number;
}

/** What a stream with a change came to. */
export interface ChangeResult {
  /**
   * After how many steps the window begins whose choices are worth 90 % of the new best; for the outage, 90 % of the old
   * best after the return.
   */
  readonly steps: number;
  /** After how many steps the first window ends in which at least half of the choices are the new best model. */
  readonly adopted: number;
  /** Requests that nobody answered, and calls that failed. */
  readonly lost: number;
  readonly failedCalls: number;
}

/** Sends a stream through Overture; the world changes on the way. */
export async function runChange({ scenario: name, forgetting, seed }: ChangeJob): Promise<ChangeResult> {
  const scenario = scenarios.find((candidate) => candidate.name === name);
  if (!scenario) throw new Error(`There is no scenario "${name}".`);
  const endsAt = changeAt + (scenario.lasts ?? Number.POSITIVE_INFINITY);
  const clock = virtualClock();
  const random = seededRandom(`world ${seed}`);
  let world = scenario.before;
  const overture = new Overture({
    providers: [worldProvider(() => world)],
    models: [`${worldId}/*`],
    objective: { usdPerAnswer: answerUsd, usdPerSecond: 0 },
    learning: { ...coldStart, ...forgettings[forgetting] },
    clock,
    random: seededRandom(`overture ${seed}`),
  });
  const values: number[] = [];
  const chosen: string[] = [];
  let [lost, failedCalls] = [0, 0];
  for (let step = 0; step < streamLength; step += 1) {
    const next = step >= changeAt && step < endsAt ? scenario.after : scenario.before;
    if (next !== world) {
      world = next;
      announce(overture, world);
    }
    const messages = [{ role: "user" as const, content: `Question ${step}` }];
    const asked = overture.chat.completions.create({ model: "auto", messages, overture: { task: "known" } });
    const answer = await clock.runUntil(asked).catch(() => undefined);
    if (answer) {
      const { id, model, attempts } = answer.overture;
      const name = model.slice(worldId.length + 1);
      const known = world[name];
      failedCalls += attempts.length - 1;
      values.push(known ? worthOfChoice(known) : 0);
      chosen.push(name);
      if (known) await overture.feedback(id, { passed: passes(known, random) });
    } else {
      lost += 1;
      values.push(0);
      chosen.push("");
    }
    await clock.advance(1000);
  }
  await overture.close();
  const from = scenario.lasts === undefined ? changeAt : endsAt;
  const best = bestValueOf(scenario.lasts === undefined ? scenario.after : scenario.before);
  return {
    steps: firstWindow(values, from, (mean) => mean >= 0.9 * best),
    adopted:
      firstWindow(
        chosen.map((model) => (model === scenario.best ? 1 : 0)),
        changeAt,
        (share) => share >= 0.5,
      ) + windowLength,
    lost,
    failedCalls,
  };
}

/**
 * After how many steps from `from` the first window of {@link windowLength} values begins whose mean is as wanted; infinite
 * where none is.
 */
export function firstWindow(values: readonly number[], from: number, wanted: (mean: number) => boolean): number {
  for (let start = from; start + windowLength <= values.length; start += 1) {
    let sum = 0;
    for (let step = start; step < start + windowLength; step += 1) sum += values[step] ?? 0;
    if (wanted(sum / windowLength)) return start - from;
  }
  return Number.POSITIVE_INFINITY;
}

function worldOf(qualities: readonly number[]): World {
  return Object.fromEntries(qualities.map((quality, place) => ["abcde"[place] ?? "", { quality, cost: 0.01 }]));
}
