import { assembleCompletion, type Warning } from "@overture/core/provider";
import { expect, it } from "vitest";
import { faultOf, responseOf } from "../test/fixtures.ts";
import { ChunkTranslator } from "./chunk-translator.ts";

function translator(legacy = false): { made: ChunkTranslator; warnings: Warning[] } {
  const warnings: Warning[] = [];
  const tools = { custom: new Set<string>(), legacy };
  return { made: new ChunkTranslator({ tools, model: "asked-for", created: 5, warnings, id: "" }), warnings };
}

it("opens with the role, gives pieces as they come, and ends with details, reason and usage", () => {
  const { made } = translator();
  const chunks = [
    ...made.translate(responseOf([{ text: "hm", thought: true, thoughtSignature: "s" }])),
    ...made.translate(responseOf([{ text: "Hello." }])),
  ];
  expect(made.finished).toBe(false);
  chunks.push(...made.translate(responseOf([{ text: "" }], "STOP")));
  expect(made.finished).toBe(true);
  chunks.push(...made.finish());
  expect(chunks.map((chunk) => chunk.choices[0]?.delta)).toEqual([
    { role: "assistant" },
    { reasoning_content: "hm" },
    { content: "Hello." },
    { reasoning_details: [{ type: "thinking", provider: "google", position: 0, text: "hm", signature: "s" }] },
    {},
  ]);
  expect(chunks.at(-1)).toMatchObject({
    id: "resp_1",
    created: 5,
    model: "gemini-3.5-flash-001",
    choices: [{ index: 0, finish_reason: "stop" }],
    usage: { prompt_tokens: 9, completion_tokens: 7 },
  });
  expect(chunks.slice(0, -1).every((chunk) => !chunk.usage && !chunk.choices[0]?.finish_reason)).toBe(true);
});

it("keeps candidates apart", () => {
  const { made } = translator();
  const candidate = (index: number, text: string, finishReason?: string) => ({
    index,
    content: { parts: [{ text }, { functionCall: { name: "f" } }] },
    ...(finishReason ? { finishReason } : {}),
  });
  const chunks = [
    ...made.translate({ candidates: [candidate(0, "a", "STOP"), candidate(1, "b")] } as object),
    ...made.translate({ candidates: [candidate(1, "c", "MAX_TOKENS"), candidate(999_999, "x")] } as object),
    ...made.finish(),
  ];
  const { choices } = assembleCompletion(chunks);
  expect(
    choices.map(({ message, finish_reason }) => [message.content, message.tool_calls?.length, finish_reason]),
  ).toEqual([
    ["a", 1, "tool_calls"],
    ["bc", 2, "length"],
  ]);
  expect(choices[0]?.message.tool_calls?.[0]?.id).not.toBe(choices[1]?.message.tool_calls?.[0]?.id);
});

it("makes ids up of the answer's own, the same every time, and short enough for OpenAI", () => {
  const ids = [1, 2].map(() => {
    const response = { ...responseOf([{ functionCall: { name: "f" } }], "STOP"), responseId: "r".repeat(80) };
    const { made } = translator();
    const chunks = [...made.translate(response), ...made.finish()];
    return assembleCompletion(chunks).choices[0]?.message.tool_calls?.[0]?.id ?? "";
  });
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]?.length).toBeLessThanOrEqual(40);
});

it("says content_policy for a prompt that Google would not answer", async () => {
  const promptFeedback = { blockReason: "SAFETY", blockReasonMessage: "not this" };
  const fault = await faultOf(() => translator().made.translate({ promptFeedback } as object));
  expect(fault.kind).toBe("content_policy");
  expect(fault.message).toContain("SAFETY, not this");
});

it("gives the words of a filter as a refusal", () => {
  const { made } = translator();
  const [candidate] = responseOf([], "SAFETY").candidates as object[];
  const chunks = [...made.translate({ candidates: [{ ...candidate, finishMessage: "unsafe" }] }), ...made.finish()];
  expect(assembleCompletion(chunks).choices[0]).toMatchObject({
    finish_reason: "content_filter",
    message: { content: null, refusal: "unsafe" },
  });
});

it("says truncated for an end without a reason, and for one that a candidate lacks", async () => {
  const { made } = translator();
  expect((await faultOf(() => made.finish())).kind).toBe("truncated");
  made.translate(responseOf([{ text: "Hel" }]));
  expect((await faultOf(() => made.finish())).kind).toBe("truncated");
});

it("says of a second call that the older form has no room for it", () => {
  const { made, warnings } = translator(true);
  made.translate(responseOf([{ functionCall: { name: "f" } }, { functionCall: { name: "g" } }], "STOP"));
  const last = made.finish().at(-1);
  expect(last?.choices[0]?.finish_reason).toBe("function_call");
  expect(warnings).toMatchObject([{ code: "parameter_dropped", param: "function_call" }]);
});

it("gives token probabilities with the piece that they are of", () => {
  const { made } = translator();
  const [candidate] = responseOf([{ text: "a" }], "STOP").candidates as object[];
  const logprobsResult = { chosenCandidates: [{ token: "a", logProbability: -1 }] };
  const chunks = [...made.translate({ candidates: [{ ...candidate, logprobsResult }] }), ...made.finish()];
  expect(assembleCompletion(chunks).choices[0]?.logprobs?.content?.[0]).toMatchObject({ token: "a", logprob: -1 });
});
