import { describe, expect, it } from "vitest";
import { OvertureError } from "../chat/index.ts";
import { checkCard } from "./check-card.ts";
import type { ModelCardChange } from "./model-card.ts";

const prices = { input: 1, output: 2 };

/** What a caller without types can pass. */
const untyped = (value: unknown): ModelCardChange => value as ModelCardChange;

function errorOf(change: unknown): OvertureError {
  try {
    checkCard("acme/large", untyped(change));
  } catch (error) {
    if (error instanceof OvertureError) return error;
  }
  throw new Error("It was taken.");
}

it("takes whole cards, parts of them, and undefined for what is not given", () => {
  checkCard("acme/large", {});
  checkCard("acme/large", { prices: undefined, contextTokens: 1 });
  checkCard("acme/large", { prices: { input: 0, output: 1000, cacheRead: undefined } });
  checkCard("acme/large", {
    family: "large",
    recommended: true,
    retired: false,
    capabilities: { reasoning: "always" },
  });
  const longContext = [
    { overInputTokens: 10, input: 2, output: 3 },
    { overInputTokens: 20, input: 4, output: 5, cacheWrite: 9 },
  ];
  checkCard("acme/large", { prices: { ...prices, longContext } });
});

it.each([
  [{ prices: { input: -1, output: 2 } }, "prices.input", "is -1,"],
  [{ prices: { input: Number.NaN, output: 2 } }, "prices.input", "is NaN,"],
  [{ prices: { input: 1, output: Number.POSITIVE_INFINITY } }, "prices.output", "is Infinity,"],
  [{ prices: { input: 1, output: 2, cacheRead: "0.1" } }, "prices.cacheRead", 'is "0.1",'],
  [{ prices: { input: 1 } }, "prices.output", "is undefined,"],
  [{ prices: { input: 2_500_000, output: 2 } }, "prices.input", "per million tokens from 0 to 1000"],
  [{ prices: 3 }, "prices", "is 3,"],
  [{ contextTokens: 0 }, "contextTokens", "is 0,"],
  [{ contextTokens: 1.5 }, "contextTokens", "is 1.5,"],
  [{ maxOutputTokens: "4096" }, "maxOutputTokens", 'is "4096",'],
  [{ capabilities: { tools: "yes" } }, "capabilities.tools", "true or false"],
  [{ capabilities: { reasoning: true } }, "capabilities.reasoning", '"no", "optional" or "always"'],
  [{ capabilities: null }, "capabilities", "is null,"],
  [
    { prices: { ...prices, longContext: [{ input: 1, output: 1 }] } },
    "prices.longContext[0].overInputTokens",
    "is undefined,",
  ],
  [{ prices: { ...prices, longContext: [7] } }, "prices.longContext[0]", "is 7,"],
  [{ prices: { ...prices, longContext: {} } }, "prices.longContext", "a list of at most 16 tiers"],
])("refuses %j at %s", (change, field, words) => {
  const error = errorOf(change);
  expect(error).toMatchObject({ code: "invalid_option", status: 400, param: `models["acme/large"].${field}` });
  expect(error.message).toContain(words);
  expect(error.message).toContain("acme/large");
});

it("refuses tiers that do not ascend", () => {
  const tier = { overInputTokens: 10, input: 2, output: 3 };
  expect(errorOf({ prices: { ...prices, longContext: [tier, tier] } }).param).toBe(
    'models["acme/large"].prices.longContext[1].overInputTokens',
  );
});

it("refuses a card that is none", () => {
  for (const change of [null, 3, "cheap", []]) expect(errorOf(change).param).toBe('models["acme/large"]');
});

it("offers the nearest field for a misspelt one, and does not repeat its value", () => {
  const { message } = errorOf({ contextToken: "sk-secret" });
  expect(message).toContain('"contextTokens"');
  expect(message).not.toContain("sk-secret");
  expect(errorOf({ toString: 1 }).message).toContain("toString");
});

describe("a fact about quality", () => {
  const quality = { mean: 0.8, source: "A board, row m", asOf: "2026-06-25" };

  it("is taken with its source and its day", () => {
    expect(() => checkCard("a/m", { quality })).not.toThrow();
    expect(() => checkCard("a/m", { quality: { ...quality, byTask: { code: 0.9 } } })).not.toThrow();
  });

  it.each<[object, string]>([
    [{ ...quality, mean: 80 }, 'models["a/m"].quality.mean is 80, and must be a number from 0 to 1.'],
    [{ ...quality, asOf: "June" }, 'quality.asOf is "June", and must be a day such as "2026-06-25".'],
    [{ ...quality, byTask: { code: 2 } }, "quality.byTask.code is 2, and must be a number from 0 to 1."],
    [{ mean: 0.8, asOf: "2026-06-25" }, "quality.source is undefined, and must be a text that is not empty."],
    [{ ...quality, deviation: 1 }, "quality has no field"],
  ])("is refused as %j", (given, message) => {
    expect(() => checkCard("a/m", { quality: given as never })).toThrow(message);
  });
});

it("takes multiples for service tiers, and nothing that is none", () => {
  checkCard("acme/large", { prices: { ...prices, serviceTiers: { flex: 0.5, priority: 2 } } });
  for (const flex of [0, -1, 101, "half", Number.NaN]) {
    const error = errorOf({ prices: { ...prices, serviceTiers: { flex } } });
    expect(error.param).toBe('models["acme/large"].prices.serviceTiers.flex');
    expect(error.message).toContain("a multiple of the default prices, up to 100");
  }
  expect(errorOf({ prices: { ...prices, serviceTiers: 2 } }).message).toContain("an object");
});
