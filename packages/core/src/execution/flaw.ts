import type { ChatCompletion, ChatCompletionRequest } from "../chat/index.ts";
import type { FlawKind } from "../learning/index.ts";

/**
 * What is wrong with an answer that anybody can see who reads no further than its form, or undefined if nothing is. Of
 * several choices the first is looked at.
 */
export function flawOf(request: ChatCompletionRequest, { choices }: ChatCompletion): FlawKind | undefined {
  const [choice] = choices;
  if (!choice) return undefined;
  const { message, finish_reason } = choice;
  if (finish_reason === "content_filter" || message.refusal) return "refused";
  const limited = (request.max_completion_tokens ?? request.max_tokens ?? undefined) !== undefined;
  if (finish_reason === "length") return limited ? undefined : "cut_off";
  if (message.tool_calls?.length || message.function_call || message.audio) return undefined;
  const text = message.content?.trim() ?? "";
  if (text === "") return "empty";
  const wantsJson = request.response_format?.type === "json_schema" || request.response_format?.type === "json_object";
  return wantsJson && !isJson(text) ? "invalid_json" : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
