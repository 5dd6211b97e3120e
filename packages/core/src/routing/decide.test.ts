import { describe, expect, it } from "vitest";
import { assessment, assessmentOf, candidates, names, profile } from "../../test/candidates.ts";
import { OvertureError } from "../chat/index.ts";
import { type DecideInput, decide } from "./decide.ts";
import { ordered } from "./ordered.ts";

const input = (change: Partial<DecideInput> = {}): DecideInput => ({
  id: "ovt_1",
  requested: "auto",
  assessment,
  rules: [],
  constraints: {},
  strict: false,
  keep: undefined,
  arm: undefined,
  resolution: { kind: "auto", candidates: candidates("a/m", "b/m", "c/m") },
  fallbacks: [],
  policy: ordered(),
  inactive: () => undefined,
  resting: () => undefined,
  ...change,
});

const policy = (rank: DecideInput["policy"]["rank"]) => ({ name: "mine", rank });

function refusal(change: Partial<DecideInput>): OvertureError {
  try {
    decide(input(change));
  } catch (error) {
    if (error instanceof OvertureError) return error;
  }
  throw new Error("nothing was refused");
}

describe("the ranking", () => {
  it("is the policy's", () => {
    const given = decide(input({ policy: policy(({ candidates: all }) => [...all].reverse()) }));
    expect(names(given.ranking)).toEqual(["c/m", "b/m", "a/m"]);
    expect(given).toMatchObject({ id: "ovt_1", requested: "auto", policy: "mine", model: "c/m", excluded: [] });
  });

  it("holds each candidate at most once and nothing that the policy was not given", () => {
    const stranger = candidates("x/m", "a/m");
    const given = decide(input({ policy: policy(({ candidates: all }) => [...stranger, ...all, ...all]) }));
    expect(names(given.ranking)).toEqual(["a/m", "b/m", "c/m"]);
  });

  it("leaves out what the policy leaves out, even if only one was there", () => {
    expect(names(decide(input({ policy: policy(({ candidates: all }) => all.slice(2)) })).ranking)).toEqual(["c/m"]);
    const one = { kind: "pattern" as const, candidates: candidates("a/m") };
    expect(refusal({ resolution: one, policy: policy(() => []) })).toMatchObject({
      code: "no_eligible_model",
      message: 'No model can serve this request for "auto": the policy mine leaves out the other 1.',
    });
  });

  it("does not ask the policy about a model that was named", () => {
    const resolution = { kind: "model" as const, candidates: candidates("a/m") };
    expect(names(decide(input({ resolution, policy: policy(() => []) })).ranking)).toEqual(["a/m"]);
  });

  it("has fallbacks behind, each once and not what is there already", () => {
    const fallbacks = [...candidates("b/m", "d/m", "d/m"), ...candidates("e/m")];
    const { ranking } = decide(input({ fallbacks }));
    expect(ranking.map(({ model, fallback }) => [model, fallback])).toEqual([
      ["a/m", false],
      ["b/m", false],
      ["c/m", false],
      ["d/m", true],
      ["e/m", true],
    ]);
  });

  it("has those that rest last, soonest back first, fallbacks or not", () => {
    const forMs: Record<string, number> = { "a/m": 900, "c/m": 100 };
    const resting: DecideInput["resting"] = ({ model }) => {
      const ms = forMs[model];
      return ms === undefined ? undefined : { because: "breaker", forMs: ms };
    };
    const { ranking } = decide(input({ resting, fallbacks: candidates("d/m") }));
    expect(names(ranking)).toEqual(["b/m", "d/m", "c/m", "a/m"]);
    expect(ranking[3]?.rest).toEqual({ because: "breaker", forMs: 900 });
  });
});

describe("who cannot serve", () => {
  it("is told of once, with the reason", () => {
    const inactive: DecideInput["inactive"] = ({ provider }) => (provider === "c" ? undefined : "has no key");
    const { excluded, ranking } = decide(input({ inactive, fallbacks: candidates("a/m", "d/m", "d/m") }));
    expect(names(ranking)).toEqual(["c/m"]);
    expect(excluded).toEqual(["a/m", "b/m", "d/m"].map((model) => ({ model, code: "inactive", reason: "has no key" })));
  });

  it("is everybody: an error with each model's reason, that says whether it is for want of keys", () => {
    const keyless = refusal({ inactive: () => "has no key (X is not set)" });
    expect(keyless).toMatchObject({ code: "no_provider", status: 503, param: "model" });
    expect(keyless.message).toMatchInlineSnapshot(
      `"No model can serve this request for "auto": a/m has no key (X is not set); b/m has no key (X is not set); c/m has no key (X is not set)."`,
    );
    const unable = refusal({ assessment: assessmentOf({ ...profile, needs: ["audio"] }) });
    expect(unable).toMatchObject({ code: "no_eligible_model", status: 400 });
    expect(unable.message).toContain("b/m does not take audio");
    expect(refusal({ resolution: { kind: "auto", candidates: [] } }).message).toContain("the list of models is empty");
  });

  it("is cut to a dozen in the message", () => {
    const many = candidates(...Array.from({ length: 30 }, (_, index) => `a/m${index}`));
    const { message } = refusal({ resolution: { kind: "auto", candidates: many }, inactive: () => "has no key" });
    expect(message).toContain("a/m11 has no key; and 18 more");
  });
});

it("warns of models that nothing is known of", () => {
  const [known] = candidates("a/m");
  if (!known) throw new Error("no candidate");
  const resolution = { kind: "model" as const, candidates: [{ ...known, card: undefined }] };
  const [misspelt] = resolution.candidates.map((candidate) => ({ ...candidate, hint: ' Did you mean "a/n"?' }));
  const asked = { kind: "model" as const, candidates: misspelt ? [misspelt] : [] };
  expect(decide(input({ resolution: asked })).warnings).toMatchObject([
    { message: 'Nothing is known of a/m, nor its price. Did you mean "a/n"?' },
  ]);
  expect(decide(input({ resolution })).warnings).toEqual([
    {
      code: "no_model_card",
      param: "model",
      message: "Nothing is known of a/m, nor its price.",
    },
  ]);
});
