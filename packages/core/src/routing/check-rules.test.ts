import { scriptedProvider, virtualClock } from "@overture/testing";
import { describe, expect, it } from "vitest";
import { card } from "../../test/stage.ts";
import { Overture, type OvertureOptions, type RequestOptions, sampledJudge } from "../index.ts";
import { defineProvider } from "../provider/index.ts";
import type { Rule } from "./rules.ts";

const models = [
  { name: "one", card },
  { name: "two-2026-01-01", card },
  { name: "gone", card: { ...card, retired: true } },
];
const provider = scriptedProvider({ id: "a", clock: virtualClock(), models });
const server = defineProvider({ id: "server", models: [], chat: () => Promise.reject(new Error("never asked")) });

const make = (rule: Rule, options: Partial<OvertureOptions> = {}) =>
  new Overture({ providers: [provider, server], rules: [{}, rule], ...options });

describe("a name that no model fits", () => {
  it.each(["prefer", "only", "never"] as const)("is refused in %s, and named", (list) => {
    expect(() => make({ [list]: ["a/one", "a/onne"] })).toThrow(
      `"rules[1].${list}" names "a/onne", which no configured model fits. Did you mean "a/one"?`,
    );
  });

  it("is refused as a pattern, and at a provider that is not there", () => {
    expect(() => make({ never: ["a/three*"] })).toThrow('names "a/three*"');
    expect(() => make({ only: ["b/*"] })).toThrow('Did you mean "a/*"?');
  });

  it.each([
    ["*"],
    ["a/*"],
    ["one"],
    ["tw*"],
    ["a/two-2026-01-01"],
    ["a/two"],
    ["a/gone"],
    ["a/go*"],
    ["server/anything"],
  ])("is not %s", (name) => {
    expect(() => make({ only: [name] })).not.toThrow();
  });

  it("is known where another option names it, or gives it a card", () => {
    expect(() => make({ only: ["a/tuned"] })).toThrow("a/tuned");
    expect(() => make({ only: ["a/tuned"] }, { models: ["a/tuned", "a/*"] })).not.toThrow();
    expect(() => make({ only: ["a/tuned"] }, { fallbacks: ["a/tuned"] })).not.toThrow();
    expect(() => make({ only: ["a/tuned"] }, { routes: { own: ["a/tuned"] } })).not.toThrow();
    expect(() => make({ only: ["a/tuned"] }, { catalog: { "a/tuned": {} } })).not.toThrow();
  });
});

describe("another option that names what nobody has", () => {
  const bare = (options: Partial<OvertureOptions>) => make({}, options);

  it.each<[string, Partial<OvertureOptions>, string]>([
    ["models", { models: ["a/one", "b/one"] }, 'Did you mean "a/one"?'],
    ["models", { models: ["a/z*"] }, "which no configured model fits"],
    ["fallbacks", { fallbacks: ["onne"] }, "which no configured model fits"],
    ["routes.fast", { routes: { fast: ["a/one", "a/"] } }, "which no configured model fits"],
    ["judge.model", { judge: sampledJudge({ model: "b/one", maxUsdPerDay: 1 }) }, 'Did you mean "a/one"?'],
  ])("is refused at construction: %s, %j", (param, options, message) => {
    expect(() => bare(options)).toThrow(expect.objectContaining({ code: "invalid_option", status: 400, param }));
    expect(() => bare(options)).toThrow(message);
  });

  it("may name routes, auto, a model without a card, and what a provider without cards may have", () => {
    const routes = { fast: ["one"], slow: ["fast", "server/*"] };
    const names = ["a/anything", "slow", "server/llama*", "a/*", "one"];
    expect(() => bare({ routes, models: names, fallbacks: [...names, "auto"] })).not.toThrow();
  });
});

describe("a condition", () => {
  it.each<[NonNullable<Rule["when"]>, string]>([
    [{}, '"rules[1].when" names nothing'],
    [{ task: undefined, tag: undefined }, '"rules[1].when" names nothing'],
    [{ task: [] }, '"rules[1].when.task" is empty'],
    [{ inputTokens: {} }, '"rules[1].when.inputTokens" is empty'],
    [{ needs: ["tools", "eyes"] as never }, '"rules[1].when.needs" has "eyes"; there are: tools, images'],
  ])("of %j is refused, since it would always apply or never", (when, message) => {
    expect(() => make({ when, only: ["a/*"] })).toThrow(message);
  });

  it("that names something is taken", () => {
    const when: Rule["when"] = { task: "code", tag: ["eu"], needs: ["tools", "images"], inputTokens: { over: 100 } };
    expect(() => make({ when, only: ["a/*"] })).not.toThrow();
  });
});

it("refuses fields that rules do not have, with the nearest that they have", () => {
  expect(() => make({ prefers: ["a/*"] } as never)).toThrow('no option "rules[1].prefers". Did you mean "prefer"?');
  expect(() => make({ when: { tasks: "x" } } as never)).toThrow('Did you mean "task"?');
  expect(() => make({ maxCostUsd: 0 })).toThrow('"rules[1].maxCostUsd" must be above 0');
  expect(() => make({ objective: "cheap" as never })).toThrow('"rules[1].objective" must be one of');
});

describe("what rules set", () => {
  const priced = (input: number) => ({ ...card, prices: { input, output: 4 * input } });
  const tiers = [
    { name: "dear", card: priced(10) },
    { name: "cheap", card: priced(0.1) },
  ];
  const qualityPrior = { "a/dear": { mean: 0.9, deviation: 0.01 }, "a/cheap": { mean: 0.5, deviation: 0.01 } };
  const decide = async (rules: readonly Rule[], overture: RequestOptions = {}) => {
    const providers = [scriptedProvider({ id: "a", clock: virtualClock(), models: tiers })];
    const instance = new Overture({ providers, rules, learning: { qualityPrior } });
    return instance.decide({ model: "auto", messages: [{ role: "user", content: "Hello" }], overture });
  };

  it("is an objective, for the requests that they are about", async () => {
    const rules: Rule[] = [{ when: { task: "vital" }, objective: { usdPerAnswer: 10 } }, { objective: "cost" }];
    expect((await decide(rules)).model).toBe("a/cheap");
    expect((await decide(rules, { task: "vital" })).model).toBe("a/dear");
    // What the request itself says comes first.
    expect((await decide(rules, { objective: { usdPerAnswer: 10 } })).model).toBe("a/dear");
  });

  it("is a limit on cost, the lowest of them all", async () => {
    const rules: Rule[] = [{ objective: { usdPerAnswer: 10 } }, { maxCostUsd: 1 }, { maxCostUsd: 0.001 }];
    const decision = await decide(rules, { maxCostUsd: 0.5 });
    expect(decision.ranking.map(({ model }) => model)).toEqual(["a/cheap"]);
    expect(decision.excluded).toMatchObject([{ model: "a/dear", code: "constraint" }]);
    const lower = await decide(rules, { maxCostUsd: 0.000_000_1, strict: true }).catch((error: Error) => error.message);
    expect(lower).toContain("over $1e-7");
  });
});
