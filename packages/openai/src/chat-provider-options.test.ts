import type { AdapterOptions } from "@overture/core/provider";
import OpenAI from "openai";
import { expect, it } from "vitest";
import { type OpenAIOptions, openai } from "./openai.ts";
import { type OpenAICompatibleOptions, openAICompatible } from "./openai-compatible.ts";

it.each([
  [{ id: "a/b", baseURL: "http://localhost:1/v1" }, /option id is "a\/b"/],
  [{ id: "", baseURL: "http://localhost:1/v1" }, /option id is ""/],
  [{ id: "a", baseURL: "" }, /option baseURL is ""/],
  [{ id: "a", baseURL: undefined }, /option baseURL is missing/],
  [{ id: "a", baseURL: "localhost:11434" }, /option baseURL is "localhost:11434"; .* http:\/\/localhost/],
])("refuses %j, with the value quoted", (options, message) => {
  // A program in JavaScript can leave out what the types ask for.
  expect(() => openAICompatible(options as OpenAICompatibleOptions)).toThrow(message);
});

it("lets OpenAI's base URL be missing or empty, but not wrong", () => {
  for (const baseURL of [undefined, "", "https://gateway.test/v1"]) expect(openai({ baseURL }).id).toBe("openai");
  expect(() => openai({ baseURL: "gateway.test" })).toThrow(
    expect.objectContaining({ code: "invalid_option", param: "baseURL" }),
  );
});

it.each([
  [{ apikey: "sk-canary" }, "apikey"],
  [{ apiKey: 5 }, "apiKey"],
  [{ client: {} }, "client"],
  [{ fetch: "x" }, "fetch"],
  [{ maxTokensField: "max_tokens" }, "maxTokensField"],
])("refuses %j, without what may be a key", (options, param) => {
  const make = () => openai(options as OpenAIOptions);
  expect(make).toThrow(expect.objectContaining({ code: "invalid_option", param }));
  expect(make).not.toThrow(/canary/);
});

it("takes the options of a compatible server", () => {
  const all: Required<Omit<OpenAICompatibleOptions, keyof AdapterOptions>> = {
    ...{ keyVariables: ["K"], maxTokensField: "max_tokens", developerRole: "system" },
    ...{ streamUsage: true, keepsReasoning: true, keepsCacheControl: true },
  };
  expect(openAICompatible({ ...all, id: "a", baseURL: "http://localhost:1/v1" }).id).toBe("a");
});

it("needs no base URL beside a client, which has its own", () => {
  const options: Partial<OpenAICompatibleOptions> = { id: "a", client: new OpenAI({ apiKey: "sk-own" }) };
  expect(openAICompatible(options as OpenAICompatibleOptions).id).toBe("a");
});
