import type { SimulatedUsage } from "../answer.ts";
import { isObject, type JsonObject, listAt, numberAt, objectAt, parseJson, textAt } from "../json.ts";
import type { ReadAnswer, RecordedAnswer } from "../read-answer.ts";

const finishReasons = ["stop", "length", "tool_calls", "content_filter"] as const;

function readUsage(value: unknown): SimulatedUsage | undefined {
  if (!isObject(value)) return undefined;
  const [input, output] = [objectAt(value.prompt_tokens_details), objectAt(value.completion_tokens_details)];
  return {
    inputTokens: numberAt(value.prompt_tokens) ?? 0,
    outputTokens: numberAt(value.completion_tokens) ?? 0,
    cacheReadTokens: numberAt(input.cached_tokens) ?? numberAt(value.prompt_cache_hit_tokens) ?? 0,
    reasoningTokens: numberAt(output.reasoning_tokens) ?? 0,
  };
}

interface CallDraft {
  id: string;
  name: string;
  text: string;
}

/** A piece without an index is a whole call: some vendors leave it out. */
function addPiece(drafts: CallDraft[], value: unknown): void {
  const piece = objectAt(value);
  const index = numberAt(piece.index) ?? drafts.length;
  const called = objectAt(piece.function);
  const draft = drafts[index] ?? { id: "", name: "", text: "" };
  drafts[index] = draft;
  draft.id ||= textAt(piece.id) ?? "";
  draft.name ||= textAt(called.name) ?? "";
  draft.text += textAt(called.arguments) ?? "";
}

/** A body is read as a stream of one chunk: its message has the fields that deltas have. */
function messagesOf(recorded: RecordedAnswer): readonly JsonObject[] {
  return "body" in recorded ? [objectAt(recorded.body)] : recorded.chunks.map((line) => objectAt(parseJson(line)));
}

/** What a recorded answer in OpenAI's format says. */
export function readOpenAIAnswer(recorded: RecordedAnswer): ReadAnswer {
  const drafts: CallDraft[] = [];
  let [text, reasoning, finish] = ["", "", ""];
  let usage: SimulatedUsage | undefined;
  for (const message of messagesOf(recorded)) {
    const choice = objectAt(listAt(message.choices)[0]);
    const delta = objectAt(choice.delta ?? choice.message);
    text += textAt(delta.content) ?? "";
    reasoning += textAt(delta.reasoning_content) ?? "";
    for (const piece of listAt(delta.tool_calls)) addPiece(drafts, piece);
    finish = textAt(choice.finish_reason) ?? finish;
    usage = readUsage(message.usage) ?? usage;
  }
  const toolCalls = drafts.map(({ id, name, text: written }) => ({ id, name, arguments: parseJson(written) }));
  return { text, reasoning, toolCalls, finishReason: finishReasons.find((known) => known === finish), usage };
}
