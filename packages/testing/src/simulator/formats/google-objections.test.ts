import { expect, it } from "vitest";
import { googleObjection } from "./google-objections.ts";

const contents = [{ role: "user", parts: [{ text: "Hi" }] }];
const objection = (change: object, model = "gemini-3.5-flash", rules = {}) =>
  googleObjection({ contents, ...change }, `/v1/models/${model}:generateContent`, rules)?.message;
const config = (generationConfig: object, model?: string) => objection({ generationConfig }, model);
const functionDeclarations = [{ name: "f" }];

it("takes what Google takes, in either spelling", () => {
  expect(objection({ service_tier: "flex", tools: [{ functionDeclarations }] })).toBeUndefined();
  expect(
    config({ temperature: 2, stopSequences: ["a"], seed: 7, thinkingConfig: { thinkingLevel: "LOW" } }),
  ).toBeUndefined();
  expect(config({ frequencyPenalty: 1, responseLogprobs: true }, "gemini-2.0-flash")).toBeUndefined();
  expect(
    objection({ tools: [{ functionDeclarations }], toolConfig: { functionCallingConfig: { mode: "AUTO" } } }),
  ).toBe(undefined);
});

it.each([
  [{ messages: [] }, 'Unknown name "messages"'],
  [{ generationConfig: { n: 2 } }, "at 'generation_config'"],
  [{ generationConfig: { temperature: 3 } }, "supported range"],
  [{ generationConfig: { stopSequences: ["1", "2", "3", "4", "5", "6"] } }, "at most 5"],
  [{ generationConfig: { seed: 2 ** 40 } }, "TYPE_INT32"],
  [{ generationConfig: { presencePenalty: 1 } }, "Penalty is not enabled"],
  [{ generationConfig: { responseLogprobs: true } }, "Logprobs is not enabled"],
  [{ generationConfig: { thinkingConfig: { thinkingLevel: "LOW", thinkingBudget: 1 } } }, "only one of"],
  [{ generationConfig: { thinkingConfig: { thinkingLevel: "EXTREME" } } }, "EXTREME"],
  [{ tools: [{ functionDeclarations: [{ name: "1x" }] }] }, "Invalid function name"],
  [{ tools: [{ functionDeclarations: [{ name: "f" }, { name: "f" }] }] }, "Duplicate"],
  [{ tools: [{ functionDeclarations: [{ name: "f", parameters: {}, parametersJsonSchema: {} }] }] }, "exclusive"],
  [{ toolConfig: { functionCallingConfig: { mode: "ANY" } } }, "without function_declarations"],
  [{ contents: [] }, "contents is not specified"],
])("refuses %j", (change, said) => {
  expect(objection(change)).toContain(said);
});

it("allows only functions that are declared, and only where one must be called", () => {
  const allowing = (mode: string, name: string) =>
    objection({
      tools: [{ functionDeclarations }],
      toolConfig: { functionCallingConfig: { mode, allowedFunctionNames: [name] } },
    });
  expect(allowing("ANY", "f")).toBeUndefined();
  expect(allowing("ANY", "g")).toContain("not declared");
  expect(allowing("AUTO", "f")).toContain("only be set when");
});

it("knows what each generation takes of thinking", () => {
  const thinking = (thinkingConfig: object, model: string) => config({ thinkingConfig }, model);
  expect(thinking({ thinkingLevel: "LOW" }, "gemini-2.5-flash")).toContain("not supported");
  expect(thinking({ thinkingLevel: "MINIMAL" }, "gemini-3.1-pro-preview")).toContain("MINIMAL");
  expect(thinking({ thinkingBudget: 0 }, "gemini-2.5-pro")).toContain("only works in thinking mode");
  expect(thinking({ thinkingBudget: 0 }, "gemini-2.5-flash")).toBeUndefined();
});

it("refuses a temperature where it is told to", () => {
  const rules = { refusesTemperature: (model: string) => model === "m" };
  expect(objection({ generationConfig: { temperature: 0.5 } }, "m", rules)).toContain("Temperature");
  expect(objection({ generationConfig: { temperature: 0.5 } }, "n", rules)).toBeUndefined();
});
