import { piecesOf, type SimulatedAnswer, type SimulatedToolCall, type SimulatedUsage, textOf } from "../answer.ts";
import type { WireEvent } from "../delivery.ts";
import type { FormattedAnswer } from "../format.ts";
import { isObject, type JsonObject, parseJson, textAt } from "../json.ts";
import { isStreamable, partialArgsOf } from "./google-partial-args.ts";
import { generationOf, googleSignatureOf } from "./google-signature.ts";

const finishReasons: Readonly<Record<string, string>> = {
  stop: "STOP",
  length: "MAX_TOKENS",
  tool_calls: "STOP",
  content_filter: "SAFETY",
};

/** The arguments as the object that Google gives; nothing for text that is none, which Google calls malformed. */
function argumentsOf(call: SimulatedToolCall): JsonObject | undefined {
  const value = typeof call.arguments === "string" ? parseJson(call.arguments) : (call.arguments ?? {});
  return isObject(value) ? value : undefined;
}

function endOf(answer: SimulatedAnswer): JsonObject {
  const told = answer.finishReason;
  if (told !== undefined) return { finishReason: finishReasons[told] ?? told };
  if (answer.refusal !== undefined) return { finishReason: "SAFETY", finishMessage: answer.refusal };
  const isMalformed = (answer.toolCalls ?? []).some((call) => argumentsOf(call) === undefined);
  return { finishReason: isMalformed ? "MALFORMED_FUNCTION_CALL" : "STOP" };
}

function usageOf(usage: SimulatedUsage): JsonObject {
  const thoughts = usage.reasoningTokens ?? 0;
  const cached = usage.cacheReadTokens ?? 0;
  return {
    promptTokenCount: usage.inputTokens,
    candidatesTokenCount: usage.outputTokens - thoughts,
    totalTokenCount: usage.inputTokens + usage.outputTokens,
    ...(cached === 0 ? {} : { cachedContentTokenCount: cached }),
    ...(thoughts === 0 ? {} : { thoughtsTokenCount: thoughts }),
  };
}

/** An answer's parts. Since Gemini 3, what follows the thoughts is signed: the first call, else the words. */
function partsOf({ answer, number, request }: FormattedAnswer): readonly JsonObject[] {
  const { reasoning } = answer;
  const text = textOf(answer) ?? "";
  const calls = (answer.toolCalls ?? []).filter((call) => argumentsOf(call) !== undefined);
  const signed = (subject: string): JsonObject => ({ thoughtSignature: googleSignatureOf(subject) });
  const signs = generationOf(request.model) >= 3;
  const shown = reasoning !== undefined && request.showReasoning;
  return [
    ...(shown ? [{ text: reasoning, thought: true, ...signed(reasoning) }] : []),
    ...(text === "" ? [] : [{ text, ...(signs && calls.length === 0 ? signed(text) : {}) }]),
    ...calls.map((call, index) => ({
      functionCall: { id: call.id ?? `sim${number}x${index}`, name: call.name, args: argumentsOf(call) },
      ...(signs && index === 0 ? signed(call.name) : {}),
    })),
  ];
}

function responseOf(init: FormattedAnswer, candidate: JsonObject, usageMetadata: JsonObject | undefined): JsonObject {
  return {
    candidates: [{ ...candidate, index: 0 }],
    ...(usageMetadata === undefined ? {} : { usageMetadata }),
    modelVersion: init.answer.model ?? init.request.model,
    responseId: `sim_response_${init.number}`,
  };
}

function contentOf(parts: readonly JsonObject[]): JsonObject {
  return { content: parts.length === 0 ? { role: "model" } : { parts, role: "model" } };
}

/** A whole answer in Google's form. */
export function googleBody(init: FormattedAnswer): JsonObject {
  const usage = init.usage === undefined ? undefined : usageOf(init.usage);
  return responseOf(init, { ...contentOf(partsOf(init)), ...endOf(init.answer) }, usage);
}

/** The pieces in which a part streams: words, values of arguments; the signature of words comes last, on a part without any. */
function piecesOfPart(part: JsonObject): readonly JsonObject[] {
  const signature = part.thoughtSignature === undefined ? {} : { thoughtSignature: part.thoughtSignature };
  if (isObject(part.functionCall)) {
    const { id, name, args } = part.functionCall;
    if (!isStreamable(args)) return [part];
    const values = partialArgsOf(args).map((value) => ({ functionCall: { partialArgs: [value], willContinue: true } }));
    return [{ functionCall: { id, name, willContinue: true }, ...signature }, ...values, { functionCall: {} }];
  }
  const thought = part.thought === true ? { thought: true } : {};
  const words = piecesOf(textAt(part.text) ?? "").map((text) => ({ text, ...thought }));
  return part.thoughtSignature === undefined ? words : [...words, { text: "", ...thought, ...signature }];
}

/** The events of an answer in Google's form; the last one has the reason to stop, and no words. */
export function googleEvents(init: FormattedAnswer): readonly WireEvent[] {
  const { usage } = init;
  const early =
    usage === undefined ? undefined : { promptTokenCount: usage.inputTokens, totalTokenCount: usage.inputTokens };
  const pieces = partsOf(init).flatMap(piecesOfPart);
  const last = { ...contentOf([{ text: "" }]), ...endOf(init.answer) };
  return [
    ...pieces.map((piece) => ({ data: JSON.stringify(responseOf(init, contentOf([piece]), early)), content: true })),
    { data: JSON.stringify(responseOf(init, last, usage === undefined ? undefined : usageOf(usage))), content: false },
  ];
}

/** The events that replay recorded lines. */
export function googleReplay(lines: readonly string[]): readonly WireEvent[] {
  return lines.map((data) => ({ data, content: true }));
}
