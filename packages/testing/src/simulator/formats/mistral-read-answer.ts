import type { SimulatedUsage } from "../answer.ts";
import { isObject, type JsonObject, listAt, numberAt, objectAt, parseJson, textAt } from "../json.ts";
import type { ReadAnswer, RecordedAnswer } from "../read-answer.ts";

const finishReasons: Readonly<Record<string, ReadAnswer["finishReason"]>> = {
  stop: "stop",
  length: "length",
  model_length: "length",
  tool_calls: "tool_calls",
};

function readUsage(value: unknown): SimulatedUsage | undefined {
  if (!isObject(value)) return undefined;
  const cached = objectAt(value.prompt_tokens_details ?? value.prompt_token_details).cached_tokens;
  return {
    inputTokens: numberAt(value.prompt_tokens) ?? 0,
    outputTokens: numberAt(value.completion_tokens) ?? 0,
    cacheReadTokens: numberAt(value.num_cached_tokens) ?? numberAt(cached) ?? 0,
    reasoningTokens: numberAt(objectAt(value.completion_tokens_details).reasoning_tokens) ?? 0,
  };
}

function wordsIn(parts: readonly unknown[]): string {
  return parts.map((part) => textAt(objectAt(part).text) ?? "").join("");
}

function readContent(content: unknown): { readonly text: string; readonly reasoning: string } {
  if (typeof content === "string") return { text: content, reasoning: "" };
  const parts = listAt(content).map(objectAt);
  const reasoning = parts.map((part) => wordsIn(listAt(part.thinking))).join("");
  return { text: wordsIn(parts.filter((part) => part.type === "text")), reasoning };
}

interface CallDraft {
  readonly id: string;
  readonly name: string;
  text: string;
  given: unknown;
}

/** A piece that names a function begins a call; one that does not goes on with the call of its index. */
function addPiece(drafts: CallDraft[], open: Map<number, CallDraft>, value: unknown): void {
  const piece = objectAt(value);
  const called = objectAt(piece.function);
  const index = numberAt(piece.index) ?? 0;
  const name = textAt(called.name) ?? "";
  let draft = open.get(index);
  if (draft === undefined || name !== "") {
    draft = { id: textAt(piece.id) ?? "", name, text: "", given: undefined };
    drafts.push(draft);
    open.set(index, draft);
  }
  if (typeof called.arguments === "string") draft.text += called.arguments;
  else draft.given = called.arguments;
}

/** A body is read as a stream of one chunk: its message has the fields that deltas have. */
function messagesOf(recorded: RecordedAnswer): readonly JsonObject[] {
  return "body" in recorded ? [objectAt(recorded.body)] : recorded.chunks.map((line) => objectAt(parseJson(line)));
}

/** What a recorded answer in Mistral's format says. */
export function readMistralAnswer(recorded: RecordedAnswer): ReadAnswer {
  const drafts: CallDraft[] = [];
  const open = new Map<number, CallDraft>();
  let [text, reasoning, finish] = ["", "", ""];
  let usage: SimulatedUsage | undefined;
  for (const message of messagesOf(recorded)) {
    const choice = objectAt(listAt(message.choices)[0]);
    const delta = objectAt(choice.delta ?? choice.message);
    const said = readContent(delta.content);
    text += said.text;
    reasoning += said.reasoning;
    for (const piece of listAt(delta.tool_calls)) addPiece(drafts, open, piece);
    finish = textAt(choice.finish_reason) ?? finish;
    usage = readUsage(message.usage) ?? usage;
  }
  const toolCalls = drafts.map((draft) => {
    return { id: draft.id, name: draft.name, arguments: draft.given ?? parseJson(draft.text) };
  });
  return { text, reasoning, toolCalls, finishReason: finishReasons[finish], usage };
}
