import type { WireEvent } from "../delivery.ts";
import type { FormattedAnswer, VendorFormat } from "../format.ts";
import { isObject, type JsonObject, listAt, objectAt, parseJson, textAt } from "../json.ts";
import type { ReadRequest } from "../read-request.ts";
import { deepSeekError } from "./deepseek-errors.ts";
import { deepSeekObjection, objectionToPrefix, thinks } from "./deepseek-objections.ts";
import { schemaInInstructions } from "./deepseek-schema.ts";
import { openAIFormat } from "./openai.ts";
import type { OpenAIRules } from "./openai-objections.ts";
import { readOpenAIRequest } from "./openai-read.ts";

/** The options of {@link deepSeekFormat}. */
export type DeepSeekFormatOptions = Pick<OpenAIRules, "refusesTemperature">;

/** DeepSeek thinks unless it is told not to, is told of a JSON schema in words, and calls the user's id by another name. */
function read(body: JsonObject): ReadRequest {
  const reasoning = thinks(body) ? (textAt(body.reasoning_effort) ?? "high") : undefined;
  const request = readOpenAIRequest(body);
  const jsonSchema = schemaInInstructions(request.messages);
  const last = objectAt(listAt(body.messages).at(-1));
  const prefix = last.prefix === true ? textAt(last.content) : undefined;
  return { ...request, jsonSchema, reasoning, prefix, showReasoning: true, user: textAt(body.user_id) };
}

/** DeepSeek reports usage on the chunk with the finish reason, and has no chunk for it alone. */
function withUsageAtTheEnd(events: readonly WireEvent[]): readonly WireEvent[] {
  const chunks = events.map((event) => parseJson(event.data));
  const usage = chunks.map((chunk) => objectAt(chunk).usage).findLast(isObject);
  return events.flatMap((event, index) => {
    const choices = listAt(objectAt(chunks[index]).choices);
    if (isObject(chunks[index]) && choices.length === 0) return [];
    const isLast = textAt(objectAt(choices[0]).finish_reason) !== undefined;
    return isLast && usage ? [{ ...event, data: JSON.stringify({ ...objectAt(chunks[index]), usage }) }] : [event];
  });
}

/** DeepSeek's chat completions format: OpenAI's, with differences of its own. */
export function deepSeekFormat(options: DeepSeekFormatOptions = {}): VendorFormat {
  const base = openAIFormat({ ...options, kind: "deepseek", reasoningContent: true, cacheHitTokens: true });
  return {
    ...base,
    basePath: "",
    model: "deepseek-v4-flash",
    embeddingModel: undefined,
    key: "sk-0123456789abcdef0123456789abcdef",
    // What is in beta has a path of its own, which takes everything else as well.
    route: (method, path, models) => base.route(method, path.replace(/^\/beta(?=\/)/, ""), models),
    read,
    objectionTo: (body, path = "") => objectionToPrefix(body, path) ?? deepSeekObjection(body, options),
    events: (answer: FormattedAnswer) => withUsageAtTheEnd(base.events(answer)),
    error: deepSeekError,
    // DeepSeek tells nothing of its limits, and names a request by its trace.
    headers: (requestId) => ({ "x-ds-trace-id": requestId }),
  };
}
