import type { SimulatedUsage } from "../answer.ts";
import { isObject, type JsonObject, listAt, numberAt, objectAt, parseJson, textAt } from "../json.ts";
import type { ReadAnswer, RecordedAnswer } from "../read-answer.ts";

function readUsage(usage: JsonObject): SimulatedUsage {
  const reasoningTokens = numberAt(usage.thoughtsTokenCount) ?? 0;
  return {
    inputTokens: (numberAt(usage.promptTokenCount) ?? 0) + (numberAt(usage.toolUsePromptTokenCount) ?? 0),
    // Thoughts are not among the candidates' tokens.
    outputTokens: (numberAt(usage.candidatesTokenCount) ?? 0) + reasoningTokens,
    cacheReadTokens: numberAt(usage.cachedContentTokenCount) ?? 0,
    reasoningTokens,
  };
}

function readFinish(reason: string, isCall: boolean): ReadAnswer["finishReason"] {
  if (reason === "STOP") return isCall ? "tool_calls" : "stop";
  if (reason === "MAX_TOKENS") return "length";
  return ["SAFETY", "RECITATION", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII"].includes(reason)
    ? "content_filter"
    : undefined;
}

const stepPattern = /\.([^.[\]]+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]/g;

function unquoted(text: string): string {
  return String(parseJson(`"${text.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`));
}

/** Puts a streamed value where its path says; text that goes on is appended. */
function place(root: Record<string, unknown>, arg: JsonObject): void {
  const steps = [...(textAt(arg.jsonPath) ?? "").matchAll(stepPattern)].map(
    ([, name, index, quoted]) => name ?? (quoted === undefined ? Number(index) : unquoted(quoted)),
  );
  let node = root as Node;
  for (const [position, step] of steps.slice(0, -1).entries()) {
    const below = ownValue(node, step) ?? (typeof steps[position + 1] === "number" ? [] : {});
    putValue(node, step, below);
    node = below as Node;
  }
  const last = steps.at(-1) ?? "";
  const text = textAt(arg.stringValue);
  const value =
    text === undefined ? (arg.numberValue ?? arg.boolValue ?? null) : `${textAt(ownValue(node, last)) ?? ""}${text}`;
  putValue(node, last, value);
}

type Node = Record<string | number, unknown>;

/** What stands there, and was not inherited: arguments may be called `valueOf` or `__proto__`. */
function ownValue(node: Node, step: string | number): unknown {
  return Object.hasOwn(node, step) ? node[step] : undefined;
}

function putValue(node: Node, step: string | number, value: unknown): void {
  Object.defineProperty(node, step, { value, enumerable: true, writable: true, configurable: true });
}

interface CallDraft {
  readonly id: string;
  readonly name: string;
  arguments: unknown;
}

function addCall(drafts: CallDraft[], call: JsonObject): void {
  const name = textAt(call.name);
  if (name !== undefined) drafts.push({ id: textAt(call.id) ?? "", name, arguments: call.args ?? {} });
  const draft = drafts.at(-1);
  if (draft === undefined || !isObject(draft.arguments)) return;
  const value = structuredClone(draft.arguments) as Record<string, unknown>;
  for (const arg of listAt(call.partialArgs)) place(value, objectAt(arg));
  draft.arguments = value;
}

/** What a recorded answer in Google's format says; a call that Google gave no id has an empty one. */
export function readGoogleAnswer(recorded: RecordedAnswer): ReadAnswer {
  const responses =
    "body" in recorded ? [objectAt(recorded.body)] : recorded.chunks.map((line) => objectAt(parseJson(line)));
  const toolCalls: CallDraft[] = [];
  let [text, reasoning, finish] = ["", "", ""];
  let usage: SimulatedUsage | undefined;
  for (const response of responses) {
    const candidate = objectAt(listAt(response.candidates)[0]);
    for (const part of listAt(objectAt(candidate.content).parts).map(objectAt)) {
      if (part.thought === true) reasoning += textAt(part.text) ?? "";
      else text += textAt(part.text) ?? "";
      if (isObject(part.functionCall)) addCall(toolCalls, part.functionCall);
    }
    finish = textAt(candidate.finishReason) ?? finish;
    if (isObject(response.usageMetadata)) usage = readUsage(response.usageMetadata);
  }
  return { text, reasoning, toolCalls, finishReason: readFinish(finish, toolCalls.length > 0), usage };
}
