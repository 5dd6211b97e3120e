import { describe, expect, it } from "vitest";
import { names } from "../../test/candidates.ts";
import { card, completion, deafProvider, hello, rejection, stage } from "../../test/stage.ts";
import { defineProvider } from "../provider/index.ts";

const keyless = (id: string, ...keyVariables: string[]) =>
  defineProvider({ id, models: [{ name: "m", ...card }], keyVariables, chat: async () => completion() });

describe("who is asked", () => {
  const order = async (model: string, overture?: object, options: Parameters<typeof stage>[0] = {}) => {
    const set = stage({ cast: { a: {}, b: {}, c: {} }, ...options });
    return names((await set.overture.decide({ ...hello, model, overture })).ranking);
  };

  it("is everybody for auto, the named model alone, a pattern's matches, a route's list", async () => {
    expect(await order("auto")).toEqual(["a/m", "b/m", "c/m"]);
    expect(await order("b/m")).toEqual(["b/m"]);
    expect(await order("c/any-name")).toEqual(["c/any-name"]);
    expect(await order("*/m")).toEqual(["a/m", "b/m", "c/m"]);
    expect(await order("fast", undefined, { routes: { fast: ["c/m", "a/m"] } })).toEqual(["c/m", "a/m"]);
  });

  it("is a fallback only where one is listed: for the request, its scope, or all requests, the nearest counting", async () => {
    expect(await order("a/m", { fallbacks: ["c/m", "a/m"] })).toEqual(["a/m", "c/m"]);
    const options = { fallbacks: ["b/*"] };
    expect(await order("a/m", undefined, options)).toEqual(["a/m", "b/m"]);
    expect(await order("a/m", { fallbacks: ["c/m"] }, options)).toEqual(["a/m", "c/m"]);
    expect(await order("a/m", { fallbacks: [] }, options)).toEqual(["a/m"]);
    const set = stage({ cast: { a: {}, b: {} } });
    const scope = set.overture.for({ fallbacks: ["b/m"] });
    expect(names((await scope.decide({ ...hello, model: "a/m" })).ranking)).toEqual(["a/m", "b/m"]);
  });

  it("is told of a slip in a list of fallbacks by that list's name", async () => {
    const set = stage();
    expect(await set.failure({ overture: { fallbacks: ["a/m", "b/n", "z/m"] } })).toMatchObject({
      code: "model_not_found",
      param: "fallbacks",
      message: expect.stringContaining('"z/m"'),
    });
  });

  it("is a model without a card too, with a warning and a cost that nobody knows", async () => {
    const { overture, model } = await stage().answer({ model: "a/ft:mine" });
    expect(model).toBe("a/ft:mine");
    expect(overture.cost.certainty).toBe("unknown");
    expect(overture.warnings).toMatchObject([{ code: "no_model_card", param: "model" }]);
  });

  it("names the known model that a name without a card may be a misspelling of, once, and asks for it all the same", async () => {
    const models = [{ name: "large-model-2", card }];
    const { answer } = stage({ cast: { a: { models }, b: { models } } });
    for (let round = 0; round < 2; round += 1) {
      const { overture, model } = await answer({ model: "a/large-modle-2" });
      expect(model).toBe("a/large-modle-2");
      expect(overture.warnings.map(({ message }) => message)).toEqual([
        'Nothing is known of a/large-modle-2, nor its price. Did you mean "a/large-model-2"?',
      ]);
    }
    // One that is like none of its own provider's, though another has its like, is taken for new.
    const { overture } = await answer({ model: "b/something-else" });
    expect(overture.warnings.map(({ message }) => message)).toEqual([
      "Nothing is known of b/something-else, nor its price.",
    ]);
  });
});

describe("a key that is missing", () => {
  it("leaves a provider out, and names the variables", async () => {
    const set = stage({ providers: [keyless("a", "A_KEY", "A_TOKEN"), keyless("b")] });
    const decision = await set.overture.decide(hello);
    expect(names(decision.ranking)).toEqual(["b/m"]);
    expect(decision.explanation).toMatchInlineSnapshot(`
      ""auto" goes to b/m: policy ordered ranks it first.
      Not a/m: has no key (A_KEY, A_TOKEN is not set)."
    `);
  });

  it("at every provider is an error that names all variables", async () => {
    const set = stage({ providers: [keyless("a", "A_KEY"), keyless("b", "B_KEY", "B_TOKEN")] });
    expect(await set.failure()).toMatchObject({
      code: "no_provider",
      status: 503,
      message: "No provider has a key. Set A_KEY or B_KEY or B_TOKEN, or give an adapter its apiKey.",
    });
  });

  it("is found when it comes", async () => {
    const set = stage({ providers: [keyless("a", "OVERTURE_TEST_KEY")] });
    await set.failure();
    process.env.OVERTURE_TEST_KEY = "key";
    try {
      expect((await set.answer()).model).toBe("a/m");
    } finally {
      delete process.env.OVERTURE_TEST_KEY;
    }
  });
});

describe("what a model cannot do", () => {
  it("leaves it out, and is told", async () => {
    const model = (tools: boolean, contextTokens: number) => ({
      models: [{ name: "m", card: { ...card, contextTokens, capabilities: { ...card.capabilities, tools } } }],
    });
    const set = stage({ cast: { a: model(false, 1000), b: model(true, 10), c: model(true, 1000) } });
    const messages = [{ role: "user" as const, content: "word ".repeat(100) }];
    const tools = [{ type: "function" as const, function: { name: "f" } }];
    const decision = await set.overture.decide({ model: "auto", messages, tools });
    expect(names(decision.ranking)).toEqual(["c/m"]);
    expect(decision.explanation).toContain("Not a/m: does not take tools.");
    expect(decision.explanation).toMatch(/Not b\/m: its window of 10 tokens is too small for about \d+\./);
    expect(await set.failure({ messages, tools, model: "a/m" })).toMatchObject({
      code: "no_eligible_model",
      status: 400,
    });
  });
});

describe("how long it may take", () => {
  const spent = async (overture: object | undefined, call: object | undefined, timeouts?: object) => {
    const set = stage({ providers: [deafProvider("a")], timeouts });
    await set.failure({ overture }, call);
    return set.clock.monotonic();
  };

  it("is the caller's timeout or maxTotalMs, whichever is shorter, else the option's", async () => {
    expect(await spent(undefined, undefined, { totalMs: 9000 })).toBe(9000);
    expect(await spent({ maxTotalMs: 700 }, undefined, { totalMs: 9000 })).toBe(700);
    expect(await spent({ maxTotalMs: 20_000 }, undefined, { totalMs: 9000 })).toBe(20_000);
    expect(await spent({ maxTotalMs: 700 }, { timeout: 300 })).toBe(300);
    expect(await spent({ maxTotalMs: 300 }, { timeout: 700 })).toBe(300);
    expect(await spent(undefined, { timeout: 800_000 })).toBe(800_000);
  });

  it("is never more than the option or the scope allows because an SDK sends its own timeout along", async () => {
    expect(await spent(undefined, { timeout: 600_000 }, { totalMs: 9000 })).toBe(9000);
    const set = stage({ providers: [deafProvider("a")], timeouts: { totalMs: 9000 } });
    const scope = set.overture.for({ maxTotalMs: 800 });
    await set.clock.runUntil(rejection(scope.chat.completions.create(hello, { timeout: 600_000 })));
    expect(set.clock.monotonic()).toBe(800);
  });
});

it("makes a dry run of nothing: no call, no event, no turn", async () => {
  const set = stage();
  const heard: unknown[] = [];
  for (const name of ["decision", "attempt", "answer"] as const) set.overture.on(name, (event) => heard.push(event));
  const decision = await set.overture.decide({ ...hello, overture: { maxTotalMs: 5 } });
  expect(decision).toMatchObject({ requested: "auto", policy: "ordered", model: "a/m" });
  expect(heard).toEqual([]);
  expect(set.provider("a").calls).toHaveLength(0);
  expect(set.clock.pendingTimers).toBe(0);
});

it("hides Overture's own field from adapters, and hands on what is a provider's", async () => {
  const set = stage();
  const providerOptions = { a: { safety: "off" } };
  await set.answer({ overture: { tags: ["x"] }, providerOptions, seed: 7 });
  expect(set.provider("a").calls[0]?.request).toEqual({ ...hello, stream: false, providerOptions, seed: 7 });
});
