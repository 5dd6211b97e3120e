import { inspect } from "node:util";
import { afterEach, expect, it, vi } from "vitest";
import { card } from "../test/synthetic.ts";
import { embeddingModels } from "./embedding-models.ts";
import { models } from "./models.ts";
import { openai } from "./openai.ts";

afterEach(() => vi.unstubAllEnvs());

it("is inactive without a key, and finds one in the environment when it is asked, not before", () => {
  vi.stubEnv("OPENAI_API_KEY", "");
  const provider = openai();
  expect(provider).toMatchObject({ id: "openai", keyVariables: ["OPENAI_API_KEY"] });
  expect(provider.credentials?.()).toEqual([]);
  vi.stubEnv("OPENAI_API_KEY", "sk-environment");
  expect(provider.credentials?.()).toEqual(["sk-environment"]);
});

it("shows no key to somebody who logs it", () => {
  const provider = openai({ apiKey: "sk-secret", apiKeys: ["sk-secret-2"] });
  expect(inspect(provider, { depth: 9, showHidden: true })).not.toContain("sk-secret");
  expect(JSON.stringify(provider)).not.toContain("sk-secret");
});

it("takes its own models, and the user's changes to them", () => {
  expect(openai().models).toEqual([...models, ...embeddingModels]);
  const mine = card({}, { name: "ft:gpt-4.1:mine" });
  expect(openai({ models: [mine], id: "mine" })).toMatchObject({
    id: "mine",
    models: [mine, ...models, ...embeddingModels],
  });
});
