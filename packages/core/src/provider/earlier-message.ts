import type { AssistantMessage, ReasoningDetail } from "../chat/index.ts";
import { changed, dropped } from "./adapter-warnings.ts";
import { readCallArguments } from "./call-arguments.ts";
import type { Warning } from "./provider.ts";

/** A call of an earlier message, whichever form it has. */
export interface EarlierCall {
  /** Absent in OpenAI's older form. */
  readonly id: string | undefined;
  readonly name: string;
  /** JSON text, as far as a model wrote it so; a free text stands in an object, under `input`. */
  readonly arguments: string;
}

type Part = { readonly text: string } | { readonly refusal: string };

/** The words of a message's content, its parts joined. */
export function joinedText(content: string | readonly Part[] | null | undefined): string {
  if (typeof content === "string") return content;
  return (content ?? []).map((part) => ("refusal" in part ? part.refusal : part.text)).join("");
}

/** All that a model said in an earlier message, what it refused included. */
export function wordsOf({ content, refusal }: AssistantMessage): string {
  return joinedText(content) + (refusal ?? "");
}

/** The calls of an earlier message, in their order, OpenAI's older form last. */
export function callsOf({ tool_calls, function_call }: AssistantMessage): EarlierCall[] {
  const calls = (tool_calls ?? []).map((call): EarlierCall => {
    if (call.type !== "custom") return { ...call.function, id: call.id };
    return { id: call.id, name: call.custom.name, arguments: JSON.stringify({ input: call.custom.input }) };
  });
  return function_call ? [...calls, { ...function_call, id: undefined }] : calls;
}

/** A call's arguments as an object. Warns of those that are none: they are sent as text. */
export function callObject(call: EarlierCall, warnings: Warning[]): { readonly [name: string]: unknown } {
  const { value, wasObject } = readCallArguments(call.arguments);
  const reason = `the arguments of a call of ${JSON.stringify(call.name)} are no JSON object and were sent as text`;
  if (!wasObject) warnings.push(changed("tool_calls", reason));
  return value;
}

/**
 * What of an earlier message's reasoning came from a provider and can be given back to it. Warns where there is other
 * reasoning: words without details are another provider's, too.
 */
export function ownReasoning(
  { reasoning_content, reasoning_details }: AssistantMessage,
  provider: string,
  vendor: string,
  warnings: Warning[],
): ReasoningDetail[] {
  const all = reasoning_details ?? [];
  const own = all.filter((detail) => detail.provider === provider);
  const isForeign = all.length > 0 ? own.length < all.length : !!reasoning_content;
  if (isForeign) warnings.push(dropped("reasoning_details", `only ${vendor}'s own thinking can be given back to it`));
  return own;
}
