import { expect, it } from "vitest";
import { withProviderOptions } from "./provider-options.ts";

const body = {
  contents: [],
  config: { temperature: 1, tools: [{ functionDeclarations: [] }], thinkingConfig: { includeThoughts: true } },
  extra: {},
};

it("lays Google's own options over the request's, and adds to tools and configs", () => {
  const options = {
    temperature: 0,
    safetySettings: [{ category: "a" }],
    tools: [{ googleSearch: {} }],
    thinkingConfig: { thinkingBudget: 5 },
    toolConfig: { retrievalConfig: {} },
  };
  expect(withProviderOptions(body, options)).toEqual({
    contents: [],
    config: {
      temperature: 0,
      safetySettings: [{ category: "a" }],
      tools: [{ functionDeclarations: [] }, { googleSearch: {} }],
      thinkingConfig: { includeThoughts: true, thinkingBudget: 5 },
      toolConfig: { retrievalConfig: {} },
    },
    extra: {},
  });
});

it("sends what the SDK does not know as it is", () => {
  expect(withProviderOptions(body, { service_tier: "auto", generationConfig: { newOne: 1 } }).extra).toEqual({
    service_tier: "auto",
    generationConfig: { newOne: 1 },
  });
});

it("does not let them change the model, the conversation or how it is sent", () => {
  const options = { model: "m", contents: [1], systemInstruction: "x", httpOptions: {}, automaticContinuation: true };
  expect(withProviderOptions(body, options)).toEqual(body);
  expect(withProviderOptions(body, undefined)).toBe(body);
});
