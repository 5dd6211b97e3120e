import { describe, expect, it } from "vitest";
import { card, chunk, completion, hello, stage } from "../../test/stage.ts";
import type { Usage } from "../chat/index.ts";
import { defineProvider, ProviderFault } from "../provider/index.ts";
import { checkChunk } from "./check-chunk.ts";
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

  it.each([
    { prompt_tokens: "12", completion_tokens: 5 },
    { prompt_tokens: 12 },
    { prompt_tokens: Number.NaN, completion_tokens: 5 },
    { prompt_tokens: 12, completion_tokens: -5 },
    { prompt_tokens: 12, completion_tokens: Number.POSITIVE_INFINITY },
  ])("with what is no count is one without, which is estimated, streamed or not: %j", async (odd) => {
    const usage = { total_tokens: 17, ...odd } as Usage;
    expect(checkCompletion(completion("Hi", usage))).toEqual(completion("Hi"));
    const given = { ...chunk({ content: "Hi" }), usage };
    expect(checkChunk(given, { fault: (init) => new ProviderFault(init) }).usage).toBeNull();
    const provider = defineProvider({
      id: "a",
      models: [{ name: "m", ...card }],
      chat: async () => completion("Hi", usage),
    });
    const set = stage({ providers: [provider] });
    const { cost, attempts } = (await set.answer()).overture;
    expect(cost.nanoUsd).toBeGreaterThan(0);
    expect(cost.certainty).toBe("estimated");
    expect(attempts[0]?.usage).toBeUndefined();
    const streamed = await set.clock.runUntil((await set.stream()).completion());
    expect(streamed.overture.cost).toEqual(cost);
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
