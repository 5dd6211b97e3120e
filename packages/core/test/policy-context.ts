import type { Forecast } from "../src/learning/index.ts";
import type { Profile } from "../src/profile/index.ts";
import type { Candidate, PolicyContext } from "../src/routing/index.ts";
import { seededRandom } from "../src/time/index.ts";
import { profiled } from "./profiles.ts";

/** What is expected of one model, as far as a test cares. */
export interface Expectation {
  readonly quality?: number;
  readonly deviation?: number;
  readonly success?: number;
  readonly firstTokenMs?: number;
  readonly totalMs?: number;
  /** Absent: no price is known. */
  readonly costUsd?: number | undefined;
  readonly bonus?: number;
  /** On how much quality and latency rest. */
  readonly evidence?: number;
}

/** What policies are given, made from what is expected of each model. */
export interface PolicyContextOptions extends Partial<Omit<PolicyContext, "candidates" | "forecast" | "bonus">> {
  readonly stream?: boolean;
  readonly seed?: string;
}

export const helloProfile: Profile = profiled({ model: "auto", messages: [{ role: "user", content: "Hello" }] });

export function policyContext(
  expected: Readonly<Record<string, Expectation>>,
  { stream = false, seed = "policy", ...rest }: PolicyContextOptions = {},
): PolicyContext {
  const of = ({ model }: Candidate): Expectation => expected[model] ?? {};
  return {
    profile: { ...helloProfile, stream },
    candidates: Object.keys(expected).map(candidateOf),
    forecast: (candidate) => forecastOf(of(candidate)),
    bonus: (candidate) => of(candidate).bonus ?? 0,
    worth: { usdPerAnswer: 0.01, usdPerSecond: 0 },
    exploration: 0,
    costFactor: 1,
    random: seededRandom(seed),
    sequence: 0,
    ...rest,
  };
}

export function candidateOf(name: string): Candidate {
  const [provider = "", vendorModel = ""] = name.split("/");
  return { model: `${provider}/${vendorModel}`, provider, vendorModel, card: undefined };
}

/** A forecast of which a test cares for some parts. */
export function forecastOf(expected: Expectation): Forecast {
  return {
    quality: { mean: expected.quality ?? 0.7, deviation: expected.deviation ?? 0.1, evidence: expected.evidence ?? 0 },
    success: { mean: expected.success ?? 0.999, evidence: 0 },
    firstTokenMs: expected.firstTokenMs ?? 500,
    totalMs: expected.totalMs ?? 2000,
    totalEvidence: expected.evidence ?? 0,
    inputTokens: 10,
    outputTokens: 100,
    costUsd: expected.costUsd ?? 0,
    priced: expected.costUsd !== undefined,
  };
}

export function names(candidates: readonly Candidate[]): string[] {
  return candidates.map(({ model }) => model);
}
