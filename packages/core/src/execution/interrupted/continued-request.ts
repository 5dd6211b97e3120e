import type { ChatCompletion, ChatCompletionRequest, ChatMessage } from "../../chat/index.ts";
import type { Candidate } from "../../routing/index.ts";

const instruction =
  "Your answer above was cut off in the middle. Go on exactly where it ends, so that your first character follows its last " +
  "one, in the middle of a word if need be. Do not begin again, repeat nothing of it, and say nothing of the interruption.";

/** As English has in most tokenizers; what is left of a limit need not be exact. */
const charactersPerToken = 4;

/**
 * Whether another model can go on with an answer: its text can be, where it is one answer in plain text. Half a tool call, half
 * a refusal, or half of what must fit a JSON schema is left to no second author.
 */
export function isContinuable(request: ChatCompletionRequest, { choices }: ChatCompletion): boolean {
  const form = request.response_format?.type ?? "text";
  if (form !== "text" || (request.n ?? 1) > 1 || choices.length > 1) return false;
  const message = choices[0]?.message;
  return !(message?.tool_calls?.length || message?.function_call || message?.refusal || message?.audio);
}

/**
 * Whether a candidate takes the text as the beginning of its own answer. Vendors that take one refuse it, or lose it, where
 * the model thinks first or may call a tool instead.
 */
function takesBeginning(
  { reasoning_effort: effort, tools, functions }: ChatCompletionRequest,
  card: Candidate["card"],
) {
  const isPlain = (!effort || effort === "none") && !tools?.length && !functions?.length;
  return isPlain && card?.capabilities.assistantPrefix === true;
}

/** The request that has a candidate go on after a text: as the beginning of its own answer where it takes one, else in words. */
export function continuedRequest(
  request: ChatCompletionRequest,
  text: string,
  { card }: Candidate,
): ChatCompletionRequest {
  if (text === "") return request;
  const takesPrefix = takesBeginning(request, card);
  // Some vendors refuse a beginning that ends with a space; the seam leaves out the one that the model then writes.
  const messages: ChatMessage[] = withText(request.messages, takesPrefix ? text.trimEnd() : text);
  if (!takesPrefix) messages.push({ role: "user", content: instruction });
  const written = Math.ceil(text.length / charactersPerToken);
  const { max_tokens, max_completion_tokens } = request;
  return {
    ...request,
    messages,
    ...(max_tokens ? { max_tokens: Math.max(1, max_tokens - written) } : {}),
    ...(max_completion_tokens ? { max_completion_tokens: Math.max(1, max_completion_tokens - written) } : {}),
  };
}

/** What of it is no part of the request, at most: for those who hold what it may cost. */
export function alsoSentWith(text: string): readonly ChatMessage[] {
  return [
    { role: "assistant", content: text },
    { role: "user", content: instruction },
  ];
}

/** The messages with the text as the assistant's last; a beginning that the caller gave stays a part of it. */
function withText(messages: readonly ChatMessage[], text: string): ChatMessage[] {
  const last = messages.at(-1);
  if (last?.role === "assistant" && typeof last.content === "string" && !last.tool_calls?.length) {
    return [...messages.slice(0, -1), { ...last, content: last.content + text }];
  }
  return [...messages, { role: "assistant", content: text }];
}

/**
 * How much of the end of the text the candidate may repeat that was asked to go on with it: it knows a beginning of its own answer
 * for one, and repeats nothing but the space that was taken from its end.
 */
export function repeatable(text: string, request: ChatCompletionRequest, { card }: Candidate): string {
  return takesBeginning(request, card) ? text.slice(text.trimEnd().length) : text;
}
