import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidates, names, noRanges, profile } from "../../test/candidates.ts";
import { type Expectation, forecastOf } from "../../test/policy-context.ts";
import { hello, stage } from "../../test/stage.ts";
import { Assessment } from "../routing/assessment.ts";
import { cheapest } from "../routing/cheapest.ts";
import { decide } from "../routing/decide.ts";
import type { Decision } from "../routing/decision.ts";
import { fastest } from "../routing/fastest.ts";
import { ordered } from "../routing/ordered.ts";
import type { Policy } from "../routing/policy.ts";
import type { Rest } from "../routing/ranking.ts";
import { roundRobin } from "../routing/round-robin.ts";
import type { Rule } from "../routing/rules.ts";
import { thompson } from "../routing/thompson.ts";
import { weighted } from "../routing/weighted.ts";
import { type DecisionRecord, decisionRecord } from "./decision-record.ts";
import { propensities, replay } from "./replay.ts";

/** What was logged, as it is read from a log. */
const logged = (decision: Decision): DecisionRecord => JSON.parse(JSON.stringify(decisionRecord(decision)));

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const model = fc.record({
  expected: fc.record({
    quality: number(0, 1),
    deviation: number(0, 0.4),
    success: number(0, 1),
    firstTokenMs: number(1, 60_000),
    totalMs: number(1, 600_000),
    costUsd: fc.option(number(0, 1), { nil: undefined }),
    evidence: number(0, 1000),
  }),
  restMs: fc.option(number(1, 60_000), { nil: undefined, freq: 3 }),
  fallback: fc.boolean(),
});
const policies: readonly Policy[] = [
  thompson(),
  thompson({ temper: 1 }),
  weighted({ "p/m0": 1, "p/m1": 3, "p/*": 0.5 }),
  roundRobin(),
  ordered(["p/m2"]),
  cheapest(),
  fastest(),
];
const state = fc.record({
  models: fc.array(model, { minLength: 1, maxLength: 8 }),
  policy: fc.constantFrom(...policies),
  seed: fc.string(),
  sequence: fc.nat(),
  exploration: number(0, 1),
  costFactor: number(1, 50),
  usdPerAnswer: number(0, 10),
  usdPerSecond: number(0, 0.1),
  stream: fc.boolean(),
  epsilon: fc.constantFrom(0, 0.01, 0.5, 1),
  keep: fc.option(fc.nat(8), { nil: undefined, freq: 3 }),
  prefers: fc.boolean(),
});

type State = typeof state extends fc.Arbitrary<infer Value> ? Value : never;

function decided(given: State): Decision {
  const all = candidates(...given.models.map((_, index) => `p/m${index}`));
  const at = ({ model }: { model: string }) => given.models[Number(model.slice(3))];
  const rules: Rule[] = given.prefers ? [{ prefer: ["p/m0", "p/m3"] }] : [];
  const assessment = new Assessment({
    profile: { ...profile, stream: given.stream },
    worth: { usdPerAnswer: given.usdPerAnswer, usdPerSecond: given.usdPerSecond },
    exploration: given.exploration,
    costFactor: given.costFactor,
    rules,
    seed: given.seed,
    sequence: given.sequence,
    forecast: (candidate) => forecastOf((at(candidate)?.expected ?? {}) as Expectation),
    ranges: async () => noRanges,
  });
  return decide({
    id: "ovt1_x",
    requested: "auto",
    assessment,
    rules,
    constraints: {},
    strict: false,
    keep: given.keep === undefined ? undefined : `p/m${given.keep}`,
    resolution: { kind: "auto", candidates: all.filter((each, index) => index === 0 || !at(each)?.fallback) },
    fallbacks: all,
    policy: given.policy,
    arm: undefined,
    epsilon: given.epsilon,
    inactive: () => undefined,
    resting: (candidate): Rest | undefined => {
      const forMs = at(candidate)?.restMs;
      return forMs === undefined ? undefined : { because: "keys", forMs };
    },
  });
}

describe("a logged decision", () => {
  it("is made again, bit by bit, whatever the state that it was made in", () => {
    fc.assert(
      fc.property(state, (given) => {
        const decision = decided(given);
        expect(replay(logged(decision), given.policy)).toEqual(names(decision.ranking));
      }),
      { numRuns: 500 },
    );
  });

  it("is decided by another policy as that would have decided", () => {
    fc.assert(
      fc.property(state, fc.constantFrom(...policies), (given, other) => {
        expect(replay(logged(decided(given)), other)).toEqual(names(decided({ ...given, policy: other }).ranking));
      }),
      { numRuns: 200 },
    );
  });

  it("tells how likely each choice was, so that all chances add up to one", async () => {
    await fc.assert(
      fc.asyncProperty(state, async (given) => {
        const decision = decided(given);
        const chances = await propensities(logged(decision), given.policy);
        const sum = Object.values(chances).reduce((total, chance) => total + chance, 0);
        expect(sum).toBeCloseTo(1, 5);
        const first = decision.ranking[0]?.model ?? "a/b";
        expect(chances[first] ?? -1).toBeGreaterThanOrEqual(given.epsilon > 0 ? Number.MIN_VALUE : 0);
        expect(
          Object.fromEntries((await decision.report()).candidates.map((each) => [each.model, each.chance])),
        ).toEqual(expect.objectContaining(chances));
      }),
      { numRuns: 60 },
    );
  });

  it("gives a policy that looks at cards the cards that it is told to find", () => {
    const byWindow: Policy = {
      name: "byWindow",
      rank: ({ candidates: all }) =>
        [...all].sort((one, two) => (two.card?.contextTokens ?? 0) - (one.card?.contextTokens ?? 0)),
    };
    const decision = decide({
      ...plain,
      resolution: { kind: "auto", candidates: windows },
      policy: byWindow,
    });
    const find = (name: string) => windows.find(({ model }) => model === name)?.card;
    expect(names(decision.ranking)).toEqual(["p/m2", "p/m1", "p/m0"]);
    expect(replay(logged(decision), byWindow, find)).toEqual(names(decision.ranking));
    expect(replay(logged(decision), byWindow)).toEqual(["p/m0", "p/m1", "p/m2"]);
  });

  it("refuses a forecast of what was not there", () => {
    const record = logged(decide({ ...plain, resolution: { kind: "auto", candidates: windows }, policy: ordered() }));
    const [stranger] = candidates("x/y");
    const curious: Policy = {
      name: "curious",
      rank: ({ forecast, candidates: all }) => {
        if (stranger) forecast(stranger);
        return all;
      },
    };
    expect(() => replay(record, curious)).toThrow("was not made among models with x/y");
  });
});

const windows = candidates("p/m0", "p/m1", "p/m2").map((candidate, index) => ({
  ...candidate,
  ...(candidate.card ? { card: { ...candidate.card, contextTokens: 1000 * (index + 1) } } : {}),
}));

const plain = {
  id: "ovt1_x",
  requested: "auto",
  assessment: new Assessment({
    profile,
    worth: { usdPerAnswer: 1, usdPerSecond: 0 },
    exploration: 0,
    costFactor: 1,
    rules: [],
    seed: "seed",
    sequence: 0,
    forecast: () => forecastOf({}),
    ranges: async () => noRanges,
  }),
  rules: [],
  constraints: {},
  strict: false,
  keep: undefined,
  fallbacks: [],
  arm: undefined,
  inactive: () => undefined,
  resting: () => undefined,
} as const;

describe("a log of requests", () => {
  const conversation = [
    { role: "user" as const, content: "secret-canary: what is 2 + 2?" },
    { role: "assistant" as const, content: "4" },
    { role: "user" as const, content: "and 3 + 3?" },
  ];

  it("replays, requests of a conversation and those that failed over included, and holds no text and no key", async () => {
    const policy = thompson({ temper: 1 });
    const set = stage({ cast: { a: {}, b: {}, c: {} }, policy, logging: { epsilon: 0.2 } });
    const records: string[] = [];
    set.overture.on("decision", ({ decision }) => records.push(JSON.stringify(decisionRecord(decision))));
    for (let count = 0; count < 60; count += 1) {
      const { overture } = await set.answer({
        messages: count % 3 === 0 ? hello.messages : conversation,
        user: "canary",
      });
      await set.overture.feedback(overture.id, { score: overture.provider === "b" ? 0.9 : 0.3 });
    }
    expect(records).toHaveLength(60);
    let explored = 0;
    for (const text of records) {
      expect(text).not.toMatch(/canary|2 \+ 2|sk-/);
      const record: DecisionRecord = JSON.parse(text);
      explored += record.explored ? 1 : 0;
      expect(replay(record, policy)).toEqual(record.ranking);
      const chances = await propensities(record, policy);
      for (const { model } of record.candidates) expect(chances[model] ?? 0).toBeGreaterThan(0.2 / 3 - 1e-9);
    }
    expect(explored).toBeGreaterThan(2);
  });

  it("draws evenly in one decision of a hundred unless told otherwise, and not without logging or for what is held out", async () => {
    const epsilonOf = async (options: Parameters<typeof stage>[0]) =>
      decisionRecord(await stage(options).overture.decide(hello)).epsilon;
    expect(await epsilonOf({})).toBe(0);
    expect(await epsilonOf({ logging: {} })).toBe(0.01);
    expect(await epsilonOf({ logging: { epsilon: 0.05 } })).toBe(0.05);
    expect(await epsilonOf({ logging: {}, baseline: { policy: ordered(), share: 1 } })).toBe(0);
  });
});
