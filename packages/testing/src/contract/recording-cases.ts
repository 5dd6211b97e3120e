import assert from "node:assert/strict";
import type { ChatCompletion } from "@overture/core";
import type { Delivery, ReadAnswer, RecordedAnswer } from "../simulator/index.ts";
import { parseJson } from "../simulator/json.ts";
import { finishOf, messageOf } from "./completion-shape.ts";
import type { CaseSketch } from "./contract-case.ts";
import { type Recording, readRecordings } from "./recording.ts";

const deliveries: readonly (readonly [name: string, delivery: Delivery])[] = [
  ["whole", {}],
  ["in slices of one byte", { sliceBytes: 1 }],
  ["in slices of 7 bytes", { sliceBytes: 7 }],
  ["in slices of 64 bytes", { sliceBytes: 64 }],
  ["with CRLF", { crlf: true }],
];

/** Holds an adapter's answer to what the recording says. */
function holdTo(body: ChatCompletion, said: ReadAnswer): void {
  const message = messageOf(body);
  assert.equal(message.content ?? "", said.text, "text");
  assert.equal(message.reasoning_content ?? "", said.reasoning, "reasoning");
  const calls = (message.tool_calls ?? []).map((call, index) => {
    assert.notEqual(call.id, "", "a call has no id");
    // Where the vendor gave none, the adapter makes one up.
    const id = said.toolCalls[index]?.id === "" ? "" : call.id;
    return call.type === "function"
      ? { id, name: call.function.name, arguments: parseJson(call.function.arguments) }
      : { id, name: call.custom.name, arguments: call.custom.input };
  });
  assert.deepEqual(calls, said.toolCalls, "tool calls");
  if (said.finishReason !== undefined) assert.equal(finishOf(body), said.finishReason, "finish reason");
  const { usage } = body;
  assert.equal(usage?.prompt_tokens, said.usage?.inputTokens, "prompt_tokens");
  assert.equal(usage?.completion_tokens, said.usage?.outputTokens, "completion_tokens");
  if (said.usage === undefined) return;
  assert.equal(usage?.total_tokens, said.usage.inputTokens + said.usage.outputTokens, "total_tokens");
  assert.equal(usage?.prompt_tokens_details?.cached_tokens ?? 0, said.usage.cacheReadTokens ?? 0, "cached_tokens");
  const reasoned = usage?.completion_tokens_details?.reasoning_tokens ?? 0;
  assert.equal(reasoned, said.usage.reasoningTokens ?? 0, "reasoning_tokens");
}

/** Which parts an answer has, whatever they say. */
function partsOf(body: ChatCompletion): unknown {
  const message = messageOf(body);
  return {
    text: (message.content ?? "") !== "",
    reasoning: (message.reasoning_content ?? "") !== "",
    toolCalls: (message.tool_calls ?? []).length > 0,
    refusal: (message.refusal ?? "") !== "",
    usage: body.usage !== undefined,
    finish: finishOf(body),
  };
}

function replayCase(recording: Recording, recorded: RecordedAnswer, how: string, delivery: Delivery): CaseSketch {
  const way = "chunks" in recorded ? "stream" : "chat";
  return {
    name: `recordings: ${recording.name} ${how} (${way === "chat" ? "body" : "stream"})`,
    async run(setting) {
      setting.simulator.always({ replay: recorded, delivery });
      const { body } = await setting[way]({ max_completion_tokens: 4_000 });
      holdTo(body, setting.simulator.format.readAnswer(recorded));
    },
  };
}

function sketchesOf(recording: Recording): readonly CaseSketch[] {
  const { body, chunks, name } = recording;
  const recorded: RecordedAnswer[] = [
    ...(body === undefined ? [] : [{ body }]),
    ...(chunks === undefined ? [] : [{ chunks }]),
  ];
  const replays = recorded.flatMap((one) =>
    deliveries.map(([how, delivery]) => replayCase(recording, one, how, delivery)),
  );
  if (body === undefined || chunks === undefined) return replays;
  const sameParts: CaseSketch = {
    name: `recordings: ${name} has the same parts as a body and as a stream`,
    async run(setting) {
      setting.simulator.next({ replay: { body } }, { replay: { chunks } });
      const whole = await setting.chat();
      const streamed = await setting.stream();
      assert.deepEqual(partsOf(streamed.body), partsOf(whole.body));
    },
  };
  return [...replays, sameParts];
}

/** The cases of a vendor's recordings; none where there are none. */
export function recordingSketches(directory: string, prefix: string): readonly CaseSketch[] {
  return readRecordings(directory, prefix).flatMap(sketchesOf);
}
