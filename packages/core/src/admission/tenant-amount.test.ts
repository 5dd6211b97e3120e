import { describe, expect, it } from "vitest";
import { learner, nowMs } from "../../test/learners.ts";
import { candidateOf, helloProfile } from "../../test/policy-context.ts";
import { card } from "../../test/stage.ts";
import type { CostCertainty } from "../catalog/index.ts";
import { wholeAmount } from "../tenancy/index.ts";
import { amountOf, type EndedCall } from "./tenant-amount.ts";

const prices = { input: 1, output: 2 };
const call = { held: wholeAmount(1_000_000), inputTokens: 200 };

function ended(over: {
  readonly outputLimit?: number;
  readonly n?: number;
  readonly answer?: object;
  readonly reasoning?: "no" | "optional";
  readonly outcome?: "completion" | "fault" | "lost";
  readonly usage?: object;
  readonly certainty?: CostCertainty;
}): EndedCall {
  const capabilities = { ...card.capabilities, reasoning: over.reasoning ?? "no" };
  const { certainty = "estimated", outcome = "fault", usage, answer, outputLimit, n } = over;
  return {
    // Of a run and a record only what is looked at.
    run: {
      profile: { ...helloProfile, inputTokens: 100 },
      request: { model: "auto", n, max_completion_tokens: outputLimit },
    } as never,
    candidate: { ...candidateOf("a/m"), card: { name: "m", ...card, prices, capabilities } },
    record: { outcome, usage, cost: { usd: 7e-9, nanoUsd: 7, certainty } } as never,
    answer,
  };
}

const amount = (
  over: Parameters<typeof ended>[0],
  atWorst = true,
  held: typeof call | { held: undefined; inputTokens: number } = call,
) => amountOf(ended(over), held, { learner: learner(), nowMs }, atWorst);

describe("a call counts as", () => {
  it("what its vendor counted, whatever was held", () => {
    expect(amount({ certainty: "exact" })).toBe(7);
    expect(amount({ usage: {}, outcome: "completion", certainty: "estimated" })).toBe(7);
  });

  it("all that was held, where it was cut and nobody told what it used", () => {
    expect(amount({ outcome: "fault", certainty: "at-least" })).toBe(1_000_000);
    expect(amount({ outcome: "lost" })).toBe(1_000_000);
  });

  it("no more than was held, where it brought no answer and what it would have cost is a forecast", () => {
    const little = { held: wholeAmount(5), inputTokens: 1 };
    expect([amount({}, true, little), amount({ outcome: "lost" }, false, little)]).toEqual([5, 5]);
    // Whoever answers may not heed the limit that was set.
    expect(amount({ outcome: "completion" }, true, little)).toBe(7);
    expect(amount({ certainty: "at-least" }, true, little)).toBe(7);
  });

  it("no more than its texts can be, where it came whole and could not think unseen", () => {
    const whole = { outcome: "completion", answer: [{ message: { content: "x".repeat(40) } }] } as const;
    expect(amount(whole)).toBeLessThan(200 * 1000 + 120 * 2000);
    expect(amount(whole)).toBeGreaterThan(200 * 1000 + 40 * 2000);
    expect(amount({ ...whole, reasoning: "optional" })).toBe(1_000_000);
  });

  it("what it is taken to have cost where that is asked for, or nothing was held", () => {
    expect(amount({}, false)).toBe(7);
    expect(amount({}, true, { held: undefined, inputTokens: 0 })).toBe(7);
  });

  it("what all but one of twenty answers stay below, where what it cost is only known to be more than something", () => {
    const cut = { certainty: "at-least" } as const;
    expect(amount({ ...cut, outputLimit: 50 }, false)).toBe(100 * 1000 + 50 * 2000);
    expect(amount({ ...cut, outputLimit: 50, n: 2 }, false)).toBe(100 * 1000 + 100 * 2000);
    expect(amount(cut, true, { held: undefined, inputTokens: 0 })).toBeGreaterThan(100 * 1000 + 500 * 2000);
    expect(amount({ ...cut, outputLimit: 9 }, false, { held: wholeAmount(5), inputTokens: 1 })).toBe(7);
    expect(amount({ ...cut, outcome: "completion" }, false)).toBe(7);
  });
});
