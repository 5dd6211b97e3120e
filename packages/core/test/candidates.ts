import type { ForecastRanges } from "../src/learning/index.ts";
import type { Profile } from "../src/profile/index.ts";
import { Assessment, type Candidate, type DecisionInit } from "../src/routing/index.ts";
import { forecastOf, helloProfile } from "./policy-context.ts";
import { card } from "./stage.ts";

/** Candidates by name, each with a card. */
export function candidates(...names: readonly string[]): Candidate[] {
  return names.map((name) => {
    const slash = name.indexOf("/");
    const vendorModel = name.slice(slash + 1);
    const provider = name.slice(0, slash);
    return { model: `${provider}/${vendorModel}`, provider, vendorModel, card: { name: vendorModel, ...card } };
  });
}

export const profile: Profile = { ...helloProfile, inputTokens: 10 };

/** What is expected where nobody cares: the same of every model. */
export const assessment: Assessment = assessmentOf(profile);

export function assessmentOf(of: Profile, seed = "seed"): Assessment {
  return new Assessment({
    profile: of,
    worth: { usdPerAnswer: 0.01, usdPerSecond: 0 },
    exploration: 0,
    costFactor: 1,
    rules: [],
    seed,
    sequence: 0,
    forecast: () => forecastOf({}),
    ranges: async () => noRanges,
  });
}

/** A decision in which nothing happened, for tests to change. */
export const nothingDecided: DecisionInit = {
  id: "ovt_1",
  requested: "auto",
  policy: "ordered",
  arm: undefined,
  ranking: [],
  excluded: [],
  warnings: [],
  assessment,
  ranker: undefined,
  candidates: [],
  fallbacks: [],
  rules: [],
  epsilon: 0,
  explored: false,
  kept: false,
};

/** Where forecasts lie that nobody looks at. */
export const noRanges: ForecastRanges = {
  quality: [0, 1],
  success: [0, 1],
  firstTokenMs: [0, 0],
  totalMs: [0, 0],
  outputTokens: [0, 0],
  costUsd: [0, 0],
};

export const names = (ranked: Iterable<Candidate>): string[] => Array.from(ranked, ({ model }) => model);
