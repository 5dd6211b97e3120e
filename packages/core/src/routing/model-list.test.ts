import { describe, expect, it } from "vitest";
import { names } from "../../test/candidates.ts";
import { card, completion } from "../../test/stage.ts";
import { Catalog, type ModelCard } from "../catalog/index.ts";
import { OvertureError } from "../chat/index.ts";
import { defineProvider } from "../provider/index.ts";
import { ModelList } from "./model-list.ts";

const model = (name: string, change: Partial<ModelCard> = {}): ModelCard => ({ name, ...card, ...change });
const dated = { recommended: false };

function list(options: { models?: string[]; routes?: Record<string, string[]> } = {}) {
  const providers = [
    defineProvider({
      id: "a",
      models: [model("big"), model("small"), model("old", dated), model("shared", dated)],
      chat: async () => completion(),
    }),
    defineProvider({ id: "b", models: [model("large")], chat: async () => completion() }),
    defineProvider({
      id: "c",
      models: [model("huge"), model("mini"), model("tiny"), model("shared", dated)],
      chat: async () => completion(),
    }),
  ];
  const catalog = new Catalog(providers);
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  return {
    catalog,
    models: new ModelList({ providers: byId, catalog, models: options.models, routes: options.routes ?? {} }),
  };
}

const resolved = (name: string, options?: Parameters<typeof list>[0]) =>
  names(list(options).models.resolve(name).candidates);

function problem(name: string, options?: Parameters<typeof list>[0]): OvertureError {
  try {
    list(options).models.resolve(name, "model");
  } catch (error) {
    if (error instanceof OvertureError) return error;
  }
  throw new Error("nothing was wrong");
}

describe("auto", () => {
  it("puts every provider's first choice before anybody's second, and leaves out what is not recommended", () => {
    expect(resolved("auto")).toEqual(["a/big", "b/large", "c/huge", "a/small", "c/mini", "c/tiny"]);
  });

  it("is the models option, in its order, each model once", () => {
    expect(resolved("auto", { models: ["c/tiny", "a/*", "large", "a/big"] })).toEqual([
      "c/tiny",
      "a/big",
      "a/small",
      "a/old",
      "a/shared",
      "b/large",
    ]);
  });
});

describe("a name", () => {
  it("stands for itself, a route for its list, a pattern for what it matches, a bare name for its only owner", () => {
    const routes = { fast: ["c/mini", "small"], slow: ["fast", "b/*"] };
    expect(resolved("c/tiny")).toEqual(["c/tiny"]);
    expect(resolved("slow", { routes })).toEqual(["c/mini", "a/small", "b/large"]);
    expect(resolved("*/s*")).toEqual(["a/small", "a/shared", "c/shared"]);
    expect(resolved("mini")).toEqual(["c/mini"]);
    expect(resolved("toString", { routes: { toString: ["a/big"] } })).toEqual(["a/big"]);
  });

  it("of a configured provider passes without a card", () => {
    expect(list().models.resolve("b/ft:mine/1").candidates).toEqual([
      { model: "b/ft:mine/1", provider: "b", vendorModel: "ft:mine/1", card: undefined, hint: "" },
    ]);
    expect(list().models.resolve("b/lagre").candidates[0]).toMatchObject({ hint: ' Did you mean "b/large"?' });
    expect(list().models.resolve("b/large").candidates[0]).not.toHaveProperty("hint");
  });

  it("that a version has finds the card of its base", () => {
    expect(list().models.resolve("a/big-2026-01-02").candidates[0]?.card?.name).toBe("big");
  });
});

describe("what nobody has", () => {
  it.each([
    ["bigg", 'The model "bigg" is not known. No configured provider has it. Did you mean "big"?'],
    ["a*z", 'The model "a*z" is not known. No configured provider has it.'],
    [
      "x/big",
      'The model "x/big" is not known. No provider with the id "x" is configured (there are: a, b, c). Did you mean "a/big"?',
    ],
    ["toString", 'The model "toString" is not known. No configured provider has it.'],
    ["a/", 'The model "a/" is not known. No configured provider has it.'],
  ])("is an error with the nearest names: %s", (name, message) => {
    const error = problem(name);
    expect(error).toMatchObject({ code: "model_not_found", status: 404, param: "model" });
    expect(error.message.startsWith(message.replace(/"\?$/, ""))).toBe(true);
  });

  it("is cut, if it is a megabyte", () => {
    expect(problem("x".repeat(1_000_000)).message.length).toBeLessThan(500);
  });

  it("is told from what two have", () => {
    expect(problem("shared")).toMatchObject({
      code: "invalid_request",
      status: 400,
      message: 'The model "shared" is at more than one provider. Name one of them: "a/shared" and "c/shared".',
    });
  });

  it("names the option that it stands in", () => {
    expect(problem("fast", { routes: { fast: ["nobody"] } })).toMatchObject({ param: "routes.fast" });
    expect(problem("auto", { models: ["nobody"] })).toMatchObject({ param: "models" });
  });
});

describe("what it remembers", () => {
  it("is forgotten when the catalog changes", () => {
    const { models, catalog } = list();
    expect(names(models.resolve("b/*").candidates)).toEqual(["b/large"]);
    catalog.update({ "b/new": { prices: { input: 1, output: 1 }, recommended: true } });
    expect(names(models.resolve("b/*").candidates)).toEqual(["b/large", "b/new"]);
    expect(names(models.resolve("auto").candidates)).toContain("b/new");
    expect(names(models.all())).toContain("b/new");
  });

  it("is bounded, and right beyond the bound", () => {
    const { models } = list();
    for (let index = 0; index < 1500; index += 1) {
      expect(models.resolve(`a/n${index}`).candidates[0]?.vendorModel).toBe(`n${index}`);
    }
  });
});
