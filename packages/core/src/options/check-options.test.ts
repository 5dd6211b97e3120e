import { describe, expect, it } from "vitest";
import { completion } from "../../test/stage.ts";
import { OvertureError } from "../chat/index.ts";
import { Overture } from "../overture.ts";
import { defineProvider } from "../provider/index.ts";
import { ordered } from "../routing/index.ts";
import { checkOptions } from "./check-options.ts";

const provider = defineProvider({ id: "a", chat: async () => completion() });
const secret = "sk-canary-0123456789";

function problem(change: object): OvertureError {
  try {
    new Overture({ providers: [provider], ...change });
  } catch (error) {
    if (error instanceof OvertureError) return error;
    throw error;
  }
  throw new Error("nothing was wrong");
}

const wrong: readonly [change: object, param: string, message: string][] = [
  [{ providers: undefined }, "providers", 'The option "providers" must be an array, not undefined.'],
  [{ providers: [] }, "providers", 'The option "providers" must be an array of 1 or more, not an empty array.'],
  [{ mode: "fast" }, "mode", 'The option "mode" must be "single" or "speculative" or "council", not "fast".'],
  [
    { rules: [{ mode: "fast" }] },
    "rules[0].mode",
    'The option "rules[0].mode" must be "single" or "speculative" or "council", not "fast".',
  ],
  [
    { onInterrupt: true },
    "onInterrupt",
    'The option "onInterrupt" must be "error" or "continue" or "restart", not true.',
  ],
  [
    { speculative: { maxParallel: 6 } },
    "speculative.maxParallel",
    'The option "speculative.maxParallel" must be at most 5, not 6.',
  ],
  [
    { store: { hold: () => {}, settle: () => {}, read: () => {}, add: () => {} } },
    "store.take",
    'The option "store.take" must be a function, not undefined.',
  ],
  [{ providers: [7] }, "providers[0]", 'The option "providers[0]" must be an object, not 7.'],
  [
    { providers: [{ ...provider, id: "" }] },
    "providers[0].id",
    'The option "providers[0].id" must be a name without a slash, a star or a space, not a text.',
  ],
  [
    { providers: [{ ...provider, id: "my/own" }] },
    "providers[0].id",
    'The option "providers[0].id" must be a name without a slash, a star or a space, not a text.',
  ],
  [
    { providers: [{ ...provider, chat: 7 }] },
    "providers[0].chat",
    'The option "providers[0].chat" must be a function, not 7.',
  ],
  [
    { providers: [{ ...provider, models: undefined }] },
    "providers[0].models",
    'The option "providers[0].models" must be an array, not undefined.',
  ],
  [
    { providers: [{ ...provider, keyVariables: undefined }] },
    "providers[0].keyVariables",
    'The option "providers[0].keyVariables" must be an array, not undefined.',
  ],
  [
    { providers: [provider, provider] },
    "providers",
    'Two providers have the id "a". Give one of them another with its id option.',
  ],
  [{ models: [] }, "models", 'The option "models" must be an array of 1 or more, not an empty array.'],
  [{ models: "a/m" }, "models", 'The option "models" must be an array, not "a/m".'],
  [{ models: ["a/m", 7] }, "models[1]", 'The option "models[1]" must be a text, not 7.'],
  [{ models: [""] }, "models[0]", 'The option "models[0]" must be a text that is not empty, not "".'],
  [{ models: ["auto"] }, "models", 'The option "models" leads back to itself: auto → auto.'],
  [{ routes: { fast: "a/m" } }, "routes.fast", 'The option "routes.fast" must be an array, not "a/m".'],
  [
    { routes: { fast: [] } },
    "routes.fast",
    'The option "routes.fast" must be an array of 1 or more, not an empty array.',
  ],
  [{ routes: [] }, "routes", 'The option "routes" must be an object, not an empty array.'],
  [{ fallbacks: "a/m" }, "fallbacks", 'The option "fallbacks" must be an array, not "a/m".'],
  [{ policy: "ordered" }, "policy", 'The option "policy" must be an object, not "ordered".'],
  [{ policy: ordered }, "policy", 'The option "policy" must be an object, not a function.'],
  [{ policy: { name: "mine" } }, "policy.rank", 'The option "policy.rank" must be a function, not undefined.'],
  [{ catalog: 7 }, "catalog", 'The option "catalog" must be an object, not 7.'],
  [{ timeouts: { totalMs: 0 } }, "timeouts.totalMs", 'The option "timeouts.totalMs" must be above 0, not 0.'],
  [{ timeouts: { idleMs: "5s" } }, "timeouts.idleMs", 'The option "timeouts.idleMs" must be a number, not "5s".'],
  [
    { timeouts: { firstTokenMs: Number.NaN } },
    "timeouts.firstTokenMs",
    'The option "timeouts.firstTokenMs" must be a number, not NaN.',
  ],
  [{ retries: -1 }, "retries", 'The option "retries" must be at least 0, not -1.'],
  [{ retries: 11 }, "retries", 'The option "retries" must be at most 10, not 11.'],
  [{ retries: 1.5 }, "retries", 'The option "retries" must be a whole number, not 1.5.'],
  [{ retries: null }, "retries", 'The option "retries" must be a number, not null.'],
  [{ retryBudget: { share: -1 } }, "retryBudget.share", 'The option "retryBudget.share" must be at least 0, not -1.'],
  [
    { breaker: { failureRate: 3 } },
    "breaker.failureRate",
    'The option "breaker.failureRate" must be at most 1, not 3.',
  ],
  [{ breaker: { slowRate: 0 } }, "breaker.slowRate", 'The option "breaker.slowRate" must be above 0, not 0.'],
  [
    { breaker: { consecutiveFaults: Number.NaN } },
    "breaker.consecutiveFaults",
    'The option "breaker.consecutiveFaults" must be a number, not NaN.',
  ],
  [{ headers: { "x-a": 7 } }, "headers.x-a", 'The option "headers.x-a" must be a text, not 7.'],
  [{ clock: {} }, "clock.now", 'The option "clock.now" must be a function, not undefined.'],
  [{ random: 0.5 }, "random", 'The option "random" must be a function, not 0.5.'],
];

describe("an option that is wrong", () => {
  it.each(wrong)("is named, its value quoted, and what to give instead said: %j", (change, param, message) => {
    expect(problem(change)).toMatchObject({ code: "invalid_option", status: 400, param, message });
  });

  it("is no option at all", () => {
    expect(() => new Overture(undefined as never)).toThrow('The option "options" must be an object, not undefined.');
    expect(() => new Overture([] as never)).toThrow('The option "options" must be an object, not an empty array.');
  });
});

describe("an option that there is not", () => {
  it.each([
    [{ provider: secret }, "provider", 'There is no option "provider". Did you mean "providers"?'],
    [
      { timeouts: { totalMS: secret } },
      "timeouts.totalMS",
      'There is no option "timeouts.totalMS". Did you mean "totalMs"?',
    ],
    [
      { breaker: { failureRates: secret } },
      "breaker.failureRates",
      'There is no option "breaker.failureRates". Did you mean "failureRate"?',
    ],
    [
      { retryBudget: { zzz: secret } },
      "retryBudget.zzz",
      'There is no option "retryBudget.zzz". There are: share, perSecond.',
    ],
  ])("is named with the nearest, and its value is nobody's to see: %j", (change, param, message) => {
    const error = problem(change);
    expect(error).toMatchObject({ code: "invalid_option", param, message });
    expect(JSON.stringify(error)).not.toContain("canary");
  });

  it("lists what there is where nothing is near", () => {
    expect(problem({ zebra: 1 }).message).toMatch(
      /^There is no option "zebra"\. There are: providers, models, routes,/,
    );
  });
});

it("quotes no text where a key may stand by mistake", () => {
  for (const change of [{ providers: secret }, { providers: [secret] }, { headers: secret }]) {
    expect(problem(change).message).not.toContain("canary");
  }
});

it("does not quote a long text", () => {
  expect(problem({ models: "x".repeat(500) }).message).toBe('The option "models" must be an array, not a long text.');
});

it("lets every option be undefined, so that those from an environment type-check and pass", () => {
  const names = ["models", "routes", "fallbacks", "policy", "catalog", "timeouts", "retries", "retryBudget", "breaker"];
  const unset = Object.fromEntries([...names, "headers", "clock", "random"].map((name) => [name, undefined]));
  expect(() => checkOptions({ providers: [provider], ...unset })).not.toThrow();
  expect(() =>
    checkOptions({ providers: [provider], timeouts: { totalMs: undefined }, breaker: { windowMs: undefined } }),
  ).not.toThrow();
});

describe("the options of learning", () => {
  it("are let through as their descriptions have them", () => {
    const given = {
      objective: { usdPerAnswer: 0.02, usdPerSecond: 0.001 },
      rules: [
        { when: { task: "code", needs: ["tools"], tag: "x" }, prefer: ["a/*"], objective: "cost", maxCostUsd: 1 },
        { when: { inputTokens: { over: 1000 } }, only: ["a/m"], never: ["b/*"] },
      ],
      learning: { qualityPrior: { mean: 0.7, deviation: 0.1 }, halfLives: { qualityMs: 1000 } },
      pace: { usdPerRequest: 0.01 },
      secret: "sixteen-letters.",
    };
    expect(() => checkOptions({ providers: [provider], ...given })).not.toThrow();
  });

  it.each<[Record<string, unknown>, string, string]>([
    [{ objective: "best" }, "objective", 'must be one of "balanced", "quality", "cost" and "latency"'],
    [{ objective: { usdPerAnswer: -1 } }, "objective", "dollars of 0 or more"],
    [{ rules: [{ prefer: [] }] }, "rules[0].prefer", "an array of 1 or more"],
    [{ rules: [{ when: { inputTokens: { over: "1k" } } }] }, "rules[0].when.inputTokens.over", 'a number, not "1k"'],
    [{ rules: [{ preferred: ["a/*"] }] }, "rules[0].preferred", 'Did you mean "prefer"'],
    [{ learning: { halfLives: { qualityMs: 0 } } }, "learning.halfLives.qualityMs", "above 0, not 0"],
    [{ pace: {} }, "pace.usdPerRequest", "a number, not undefined"],
    [{ secret: "short" }, "secret", "must be a text of at least 16 characters, not a text."],
    [{ breaker: { window: 1 } }, "breaker.window", 'Did you mean "windowMs"'],
  ])("are refused where they make no sense (%#)", (given, param, part) => {
    const error = problem(given);
    expect(error).toMatchObject({ code: "invalid_option", status: 400, param });
    expect(error.message).toContain(part);
  });
});
