import { describe, expect, it } from "vitest";
import { card, completion, hello, stage } from "../../test/stage.ts";
import { defineProvider, ProviderFault } from "../provider/index.ts";
import { checkCompletion } from "./check-completion.ts";

const message = { role: "assistant", content: "Hi", refusal: null };
const choice = { index: 0, message, finish_reason: "stop", logprobs: null };

const wrong: readonly [what: string, body: unknown][] = [
  ["nothing", undefined],
  ["null", null],
  ["a page", "<html>"],
  ["no choices", { ...completion(), choices: [] }],
  ["choices of another kind", { ...completion(), choices: {} }],
  ["a choice that is null", { ...completion(), choices: [null] }],
  ["no message", { ...completion(), choices: [{ ...choice, message: undefined }] }],
  ["no finish reason", { ...completion(), choices: [{ ...choice, finish_reason: null }] }],
  ["content in parts", { ...completion(), choices: [{ ...choice, message: { ...message, content: [] } }] }],
  [
    "half a tool call",
    { ...completion(), choices: [{ ...choice, message: { ...message, tool_calls: [{ id: "1" }] } }] },
  ],
  [
    "tool calls of another kind",
    { ...completion(), choices: [{ ...choice, message: { ...message, tool_calls: {} } }] },
  ],
];

describe("an answer", () => {
  it.each(wrong)("that is %s is malformed", (_, body) => {
    expect(() => checkCompletion(body as never)).toThrow(ProviderFault);
    expect(() => checkCompletion(body as never)).toThrow(/is not a completion/);
  });

  it.each(wrong)("that is %s sends the caller on to the next model", async (_, body) => {
    const broken = defineProvider({
      id: "a",
      models: [{ name: "m", ...card }],
      chat: async () => ({ body: body as never, warnings: [] }),
    });
    const well = defineProvider({ id: "b", models: [{ name: "m", ...card }], chat: async () => completion() });
    const answer = await stage({ providers: [broken, well] }).answer(hello);
    expect(answer.overture.attempts[0]).toMatchObject({ model: "a/m", fault: { kind: "malformed" } });
    expect(answer.model).toBe("b/m");
  });

  it("with any sort of whole tool calls passes", () => {
    const tool_calls = [
      { id: "1", type: "function", function: { name: "f", arguments: "{}" } },
      { id: "2", type: "custom", custom: { name: "c", input: "" } },
    ];
    const body = { ...completion(), choices: [{ ...choice, message: { ...message, content: null, tool_calls } }] };
    expect(checkCompletion(body as never)).toBe(body);
  });
});
