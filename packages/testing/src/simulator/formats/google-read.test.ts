import { expect, it } from "vitest";
import { fieldOf, googleTarget, readGoogleRequest } from "./google-read.ts";

const path = "/v1beta/models/gemini-3.5-flash:generateContent";

it("finds the model and the way in the path", () => {
  expect(googleTarget(path)).toEqual({ model: "gemini-3.5-flash", stream: false });
  expect(googleTarget("/v1/models/a:streamGenerateContent")).toEqual({ model: "a", stream: true });
  expect(googleTarget("/v1beta1/projects/p/locations/l/publishers/google/models/a:generateContent")?.model).toBe("a");
  expect(googleTarget("/v1/models/a:countTokens")).toBeUndefined();
  expect(googleTarget("/models/a:generateContent")).toBeUndefined();
});

it("takes names with underscores, as Google does", () => {
  expect(fieldOf({ tool_config: 1 }, "toolConfig")).toBe(1);
  expect(fieldOf({ toolConfig: 2 }, "toolConfig")).toBe(2);
});

it("reads what a request says", () => {
  const read = readGoogleRequest(
    {
      systemInstruction: { parts: [{ text: "Be " }, { text: "brief" }] },
      contents: [
        {
          role: "user",
          parts: [
            { text: "See" },
            { inlineData: { mimeType: "image/png", data: "AAAA" } },
            { fileData: { mimeType: "image/png", fileUri: "https://example.com/a.png" } },
            { inlineData: { mimeType: "application/pdf", data: "AAAA" } },
          ],
        },
        {
          role: "model",
          parts: [
            { text: "hm", thought: true, thoughtSignature: "s" },
            { functionCall: { name: "f", args: { a: 1 } } },
            { functionCall: { id: "2", name: "g" } },
          ],
        },
        {
          role: "user",
          parts: [
            { functionResponse: { id: "1", name: "f", response: { output: "done" } } },
            { functionResponse: { name: "g", response: { a: 1 } } },
          ],
        },
      ],
      tools: [{ functionDeclarations: [{ name: "f", description: "d", parametersJsonSchema: { type: "object" } }] }],
      toolConfig: { functionCallingConfig: { mode: "ANY", allowedFunctionNames: ["f"] } },
      generationConfig: {
        ...{ maxOutputTokens: 9, stopSequences: ["END"], temperature: 0, topP: 0.5, seed: 1, candidateCount: 2 },
        ...{ responseMimeType: "application/json", responseJsonSchema: { type: "object" } },
        thinkingConfig: { thinkingLevel: "LOW", includeThoughts: true },
      },
    },
    path,
  );
  expect(read).toMatchObject({
    ...{
      model: "gemini-3.5-flash",
      stream: false,
      maxOutputTokens: 9,
      stop: ["END"],
      temperature: 0,
      topP: 0.5,
      seed: 1,
    },
    ...{ jsonSchema: { type: "object" }, jsonObject: false, reasoning: "low", showReasoning: true },
    tools: [{ name: "f", description: "d", parameters: { type: "object" } }],
    toolChoice: { type: "named", name: "f" },
    others: { n: 2 },
  });
  expect(read.messages.map(({ role, text }) => [role, text])).toEqual([
    ["system", "Be brief"],
    ["user", "See"],
    ["assistant", ""],
    ["user", ""],
  ]);
  expect(read.messages[1]?.images).toEqual(["data:image/png;base64,AAAA", "https://example.com/a.png"]);
  expect(read.messages[2]).toMatchObject({
    reasoning: [{ text: "hm", signature: "s" }],
    toolCalls: [
      { id: "", name: "f", arguments: { a: 1 } },
      { id: "2", name: "g", arguments: {} },
    ],
  });
  expect(read.messages[3]?.toolResults).toEqual([
    { id: "1", text: "done" },
    { id: "", text: '{"a":1}' },
  ]);
});

it("tells how much thinking is asked for, and which tools must be called", () => {
  const read = (body: object) => readGoogleRequest({ ...body }, path);
  const budget = (thinkingBudget: number) =>
    read({ generationConfig: { thinkingConfig: { thinkingBudget } } }).reasoning;
  expect([budget(0), budget(1024), read({}).reasoning]).toEqual([undefined, "budget:1024", undefined]);
  const choice = (config: object) => read({ toolConfig: { functionCallingConfig: config } }).toolChoice.type;
  expect([choice({ mode: "ANY" }), choice({ mode: "NONE" }), choice({ mode: "VALIDATED" })]).toEqual([
    ...["required", "none", "auto"],
  ]);
  expect(read({ generationConfig: { responseMimeType: "application/json" } }).jsonObject).toBe(true);
});
