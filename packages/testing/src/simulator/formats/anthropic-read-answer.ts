import type { SimulatedUsage } from "../answer.ts";
import { isObject, type JsonObject, listAt, numberAt, objectAt, parseJson, textAt } from "../json.ts";
import type { ReadAnswer, RecordedAnswer } from "../read-answer.ts";

const finishReasons: Readonly<Record<string, ReadAnswer["finishReason"]>> = {
  end_turn: "stop",
  stop_sequence: "stop",
  max_tokens: "length",
  model_context_window_exceeded: "length",
  tool_use: "tool_calls",
  refusal: "content_filter",
};

function readUsage(usage: JsonObject): SimulatedUsage {
  const cacheReadTokens = numberAt(usage.cache_read_input_tokens) ?? 0;
  const cacheWriteTokens = numberAt(usage.cache_creation_input_tokens) ?? 0;
  return {
    inputTokens: (numberAt(usage.input_tokens) ?? 0) + cacheReadTokens + cacheWriteTokens,
    outputTokens: numberAt(usage.output_tokens) ?? 0,
    cacheReadTokens,
    cacheWriteTokens,
    reasoningTokens: numberAt(objectAt(usage.output_tokens_details).thinking_tokens) ?? 0,
  };
}

function addDelta(block: Record<string, unknown> | undefined, delta: JsonObject): void {
  if (block === undefined) return;
  const field = { text_delta: "text", thinking_delta: "thinking", input_json_delta: "partial_json" }[
    String(delta.type)
  ];
  if (field !== undefined) block[field] = `${textAt(block[field]) ?? ""}${textAt(delta[field]) ?? ""}`;
}

/** Puts a stream together into the body that it stands for. */
function bodyOf(lines: readonly string[]): JsonObject {
  const content: Record<string, unknown>[] = [];
  let body: JsonObject = {};
  let usage: JsonObject | undefined;
  for (const event of lines.map((line) => objectAt(parseJson(line)))) {
    const index = numberAt(event.index) ?? 0;
    if (event.type === "message_start") body = objectAt(event.message);
    if (event.type === "content_block_start") content[index] = { ...objectAt(event.content_block) };
    if (event.type === "content_block_delta") addDelta(content[index], objectAt(event.delta));
    if (event.type === "message_delta") body = { ...body, ...objectAt(event.delta) };
    for (const part of [objectAt(event.message).usage, event.usage]) if (isObject(part)) usage = { ...usage, ...part };
  }
  return { ...body, content, usage };
}

/** What a recorded answer in Anthropic's format says. */
export function readAnthropicAnswer(recorded: RecordedAnswer): ReadAnswer {
  const body = "body" in recorded ? objectAt(recorded.body) : bodyOf(recorded.chunks);
  const blocks = listAt(body.content).map(objectAt);
  const textOf = (field: string): string => blocks.map((block) => textAt(block[field]) ?? "").join("");
  return {
    text: textOf("text"),
    reasoning: textOf("thinking"),
    toolCalls: blocks
      .filter((block) => block.type === "tool_use")
      .map((block) => ({
        id: textAt(block.id) ?? "",
        name: textAt(block.name) ?? "",
        arguments: parseJson(textAt(block.partial_json) ?? "") ?? block.input,
      })),
    finishReason: finishReasons[textAt(body.stop_reason) ?? ""],
    usage: isObject(body.usage) ? readUsage(body.usage) : undefined,
  };
}
