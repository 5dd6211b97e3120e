import { expect, it } from "vitest";
import { Catalog, type ModelCardChanges } from "./catalog.ts";
import type { Capabilities, ModelCard } from "./model-card.ts";

const able: Capabilities = {
  tools: true,
  images: true,
  audio: false,
  files: true,
  jsonSchema: true,
  reasoning: "optional",
  temperature: false,
};
const gpt: ModelCard = {
  name: "gpt-5.5",
  family: "gpt",
  contextTokens: 1_000_000,
  prices: { input: 5, output: 30, cacheRead: 0.5 },
  capabilities: able,
};
const mini: ModelCard = { name: "gpt-5.4-mini", capabilities: able, recommended: true };
const retired: ModelCard = { name: "claude-3-5-haiku-latest", capabilities: able, retired: true };
const providers = [
  { id: "openai", models: [mini, gpt] },
  { id: "anthropic", models: [retired, { name: "claude-haiku-4-5", capabilities: able }] },
];

it("finds a card by provider and model, and nothing else", () => {
  const catalog = new Catalog(providers);
  expect(catalog.find("openai/gpt-5.5")).toBe(gpt);
  for (const name of ["gpt-5.5", "anthropic/gpt-5.5", "openai/gpt-5", "", "openai/"]) {
    expect(catalog.find(name)).toBeUndefined();
  }
});

it("finds the base of a dated or latest name, and a dated card by its base", () => {
  const dated: ModelCard = { name: "gpt-5.5-2027-01-01", capabilities: able };
  const catalog = new Catalog([...providers, { id: "acme", models: [dated] }, { id: "openai", models: [dated] }]);
  expect(catalog.find("openai/gpt-5.5-2026-04-23")).toBe(gpt);
  expect(catalog.find("openai/gpt-5.5-latest")).toBe(gpt);
  expect(new Catalog([{ id: "openai", models: [dated, gpt] }]).find("openai/gpt-5.5-latest")).toBe(gpt);
  expect(catalog.find("openai/gpt-5.5-2027-01-01")).toBe(dated);
  expect(catalog.find("openai/gpt-5.5")).toBe(gpt);
  expect(catalog.find("acme/gpt-5.5")).toBe(dated);
  expect(catalog.find("anthropic/claude-haiku-4-5-20251001")?.name).toBe("claude-haiku-4-5");
  expect(catalog.find("anthropic/claude-3-5-haiku-20241022")).toBe(retired);
  expect(catalog.find("openai/gpt-5.5-preview")).toBeUndefined();
});

it("names what the providers serve, in their order, and leaves out what is retired", () => {
  const catalog = new Catalog(providers);
  expect(catalog.names()).toEqual(["openai/gpt-5.4-mini", "openai/gpt-5.5", "anthropic/claude-haiku-4-5"]);
  expect(catalog.list().map((entry) => entry.card.name)).toEqual(["gpt-5.4-mini", "gpt-5.5", "claude-haiku-4-5"]);
});

it("lets the user's changes replace what was known, field by field", () => {
  const catalog = new Catalog(providers, {
    "openai/gpt-5.5": { prices: { input: 4, output: 20 }, capabilities: { images: false }, contextTokens: undefined },
  });
  expect(catalog.find("openai/gpt-5.5")).toEqual({
    ...gpt,
    prices: { input: 4, output: 20 },
    capabilities: { ...able, images: false },
  });
  expect(gpt.prices?.input).toBe(5);
});

it("takes fresher prices and new models at run time, and says that something changed", () => {
  const catalog = new Catalog(providers);
  const before = catalog.version;
  expect(catalog.names()).not.toContain("openai/gpt-7");
  catalog.update({ "openai/gpt-7": { prices: { input: 1, output: 2 } }, "openai/gpt-5.5": { recommended: true } });
  expect(catalog.version).toBeGreaterThan(before);
  expect(catalog.find("openai/gpt-7")).toMatchObject({ name: "gpt-7", capabilities: { tools: true, images: true } });
  expect(catalog.find("openai/gpt-5.5")).toMatchObject({ recommended: true, prices: gpt.prices });
  expect(catalog.names().at(-1)).toBe("openai/gpt-7");
});

it("starts a new dated card from its base, and leaves the base as it was", () => {
  const catalog = new Catalog(providers);
  catalog.update({ "openai/gpt-5.5-2026-04-23": { prices: { input: 9, output: 9 } } });
  expect(catalog.find("openai/gpt-5.5-2026-04-23")).toMatchObject({ name: "gpt-5.5-2026-04-23", capabilities: able });
  expect(catalog.find("openai/gpt-5.5-2026-04-23")?.prices?.input).toBe(9);
  expect(catalog.find("openai/gpt-5.5")).toBe(gpt);
});

it("recommends a new version only if told to, and keeps what was recommended", () => {
  const catalog = new Catalog(providers, {
    "openai/gpt-5.4-mini-2026-03-17": { contextTokens: 10 },
    "openai/gpt-5.4-mini": { contextTokens: 20 },
  });
  expect(catalog.find("openai/gpt-5.4-mini-2026-03-17")).toMatchObject({ recommended: undefined, contextTokens: 10 });
  expect(catalog.find("openai/gpt-5.4-mini")).toMatchObject({ recommended: true, contextTokens: 20 });
});

it("keeps a card of a provider that is not there, and does not list it", () => {
  const catalog = new Catalog(providers, { "acme/large": { contextTokens: 10 } });
  expect(catalog.find("acme/large")?.contextTokens).toBe(10);
  expect(catalog.names()).not.toContain("acme/large");
});

it("makes no change at all if one of them is wrong", () => {
  const catalog = new Catalog(providers);
  const changes: ModelCardChanges = {
    "openai/gpt-5.5": { prices: { input: 1, output: 1 } },
    "openai/gpt-5.4-mini": { prices: { input: -1, output: 1 } },
  };
  expect(() => catalog.update(changes)).toThrow('models["openai/gpt-5.4-mini"].prices.input is -1');
  expect(catalog.find("openai/gpt-5.5")).toBe(gpt);
});

it("refuses wrong cards and names wherever they come from", () => {
  expect(() => new Catalog(providers, { "openai/gpt-5.5": { contextTokens: -1 } })).toThrow("contextTokens is -1");
  const broken: ModelCard = { name: "large", capabilities: able, prices: { input: Number.NaN, output: 1 } };
  expect(() => new Catalog([{ id: "acme", models: [broken] }])).toThrow('models["acme/large"].prices.input is NaN');
  for (const name of ["gpt-5.5", "/gpt-5.5", "openai/"] as `${string}/${string}`[]) {
    expect(() => new Catalog(providers, { [name]: {} })).toThrow(`"${name}"`);
  }
});

it("adds what was measured once it is loaded, to versions and later cards as well, and says that it has changed", async () => {
  const own = { mean: 0.5, source: "Our own", asOf: "2026-01-01" };
  const catalog = new Catalog(providers, { "openai/gpt-5.4-mini": { quality: own } });
  const names = catalog.names();
  expect(catalog.find("openai/gpt-5.5")?.quality).toBeUndefined();
  const before = catalog.version;
  await Promise.all([catalog.loadMeasuredQuality(), catalog.loadMeasuredQuality()]);
  expect(catalog.loadMeasuredQuality()).toBeUndefined();
  expect(catalog.version).toBe(before + 1);
  expect(catalog.names()).toEqual(names);
  expect(catalog.find("openai/gpt-5.5")).toMatchObject({
    ...gpt,
    quality: { source: expect.stringContaining("LiveBench") },
  });
  expect(catalog.find("openai/gpt-5.5-2026-04-23")?.quality?.mean).toBeGreaterThan(0.8);
  expect(catalog.find("openai/gpt-5.4-mini")?.quality).toEqual(own);
  catalog.update({ "proxy/gpt-5.5": { contextTokens: 10 } });
  expect(catalog.find("proxy/gpt-5.5")?.quality?.asOf).toMatch(/^2026-/);
});

it("loads nothing where there is nothing to choose from", () => {
  expect(new Catalog([{ id: "openai", models: [gpt] }]).loadMeasuredQuality()).toBeUndefined();
});
