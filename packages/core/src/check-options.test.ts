import { scriptedProvider, virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { OvertureError } from "./chat/index.ts";
import { checkOptions } from "./check-options.ts";
import { ordered } from "./routing/index.ts";

const providers = [scriptedProvider({ id: "a", clock: virtualClock() })];

const refusal = (given: unknown): OvertureError => {
  try {
    checkOptions(given);
  } catch (error) {
    if (error instanceof OvertureError) return error;
  }
  throw new Error("was not refused");
};

it("lets through every option as its description has it", () => {
  const given = {
    providers,
    models: ["a/m", "b/*"],
    routes: { fast: ["a/m"] },
    fallbacks: [],
    objective: { usdPerAnswer: 0.02, usdPerSecond: 0.001 },
    rules: [
      { when: { task: "code", needs: ["tools"], tag: "x" }, prefer: ["a/*"] },
      { when: { inputTokens: { over: 1000 } }, only: ["a/m"], never: ["b/*"] },
    ],
    learning: { qualityPrior: { mean: 0.7, deviation: 0.1 }, halfLives: { qualityMs: 1000 } },
    pace: { usdPerRequest: 0.01 },
    secret: "sixteen-letters.",
    policy: ordered(),
    catalog: { "a/m": { prices: { input: 1, output: 2 } } },
    timeouts: { totalMs: 1000, firstTokenMs: undefined },
    retries: 0,
    retryBudget: { share: 0.1 },
    breaker: { windowMs: 1000 },
    headers: { "x-team": "search" },
    clock: virtualClock(),
    random: () => 0.5,
  };
  expect(() => checkOptions(given)).not.toThrow();
  const none = Object.fromEntries(Object.keys(given).map((name) => [name, undefined]));
  expect(() => checkOptions({ ...none, providers })).not.toThrow();
});

it.each<[Record<string, unknown>, string, string]>([
  [{ providers: [] }, "providers", "must be an array of 1 or more, not an empty array"],
  [{ providers: undefined }, "providers", "must be an array, not undefined"],
  [{ providers: [{ id: "a/b" }] }, "providers[0].models", "must be an array, not undefined"],
  [{ models: [] }, "models", "an array of 1 or more"],
  [{ objective: "best" }, "objective", 'must be one of "balanced", "quality", "cost" and "latency"'],
  [{ objective: { usdPerAnswer: -1 } }, "objective", "dollars of 0 or more"],
  [{ rules: [{ prefer: [] }] }, "rules[0].prefer", "an array of 1 or more"],
  [{ rules: [{ when: { inputTokens: { over: "1k" } } }] }, "rules[0].when.inputTokens.over", 'a number, not "1k"'],
  [{ rules: [{ preferred: ["a/*"] }] }, "rules[0].preferred", 'Did you mean "prefer"'],
  [{ learning: { halfLives: { qualityMs: 0 } } }, "learning.halfLives.qualityMs", "above 0, not 0"],
  [{ pace: {} }, "pace.usdPerRequest", "a number, not undefined"],
  [{ secret: "short" }, "secret", "must be a text of at least 16 characters, not a text."],
  [{ policy: { name: "x" } }, "policy.rank", "a function, not undefined"],
  [{ retries: 11 }, "retries", "at most 10, not 11"],
  [{ retries: 1.5 }, "retries", "a whole number, not 1.5"],
  [{ timeouts: { total: 5 } }, "timeouts.total", 'Did you mean "totalMs"'],
  [{ breaker: { window: 1 } }, "breaker.window", 'Did you mean "windowMs"'],
  [{ headers: { authorization: 5 } }, "headers.authorization", "a text, not 5"],
  [{ random: 4 }, "random", "a function, not 4"],
  [{ tenant: {} }, "tenant", 'There is no option "tenant"'],
])("refuses what makes no sense, and says what to give instead (%#)", (given, param, part) => {
  const error = refusal({ providers, ...given });
  expect(error).toMatchObject({ code: "invalid_option", status: 400, param });
  expect(error.message).toContain(part);
});

it("refuses a provider's id that would part a model's name in the wrong place", () => {
  const [provider] = providers;
  const error = refusal({ providers: [{ ...provider, id: "a/b" }] });
  expect(error.message).toContain("a name without a slash, a star or a space");
});
