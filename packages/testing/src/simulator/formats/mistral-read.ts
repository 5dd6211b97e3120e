import { isObject, type JsonObject, listAt, numberAt, objectAt, parseJson, textAt } from "../json.ts";
import type { ReadMessage, ReadRequest, ReadToolCall, ReadToolChoice } from "../read-request.ts";

const roles = ["system", "user", "assistant", "tool"] as const;

function partsOf(content: unknown): readonly JsonObject[] {
  return typeof content === "string" ? [{ type: "text", text: content }] : listAt(content).map(objectAt);
}

/** The text in a list of chunks, or in a thinking chunk. */
function textOf(parts: readonly JsonObject[]): string {
  return parts.map((part) => textAt(part.text) ?? "").join("");
}

function readToolCall(value: unknown): ReadToolCall {
  const call = objectAt(value);
  const { name, arguments: given } = objectAt(call.function);
  const called = typeof given === "string" ? (parseJson(given) ?? given) : given;
  return { id: textAt(call.id) ?? "", name: textAt(name) ?? "", arguments: called };
}

function readMessage(value: unknown): ReadMessage {
  const message = objectAt(value);
  const role = roles.find((known) => known === message.role) ?? "user";
  const parts = partsOf(message.content);
  const text = textOf(parts);
  return {
    role,
    text,
    images: parts.flatMap((part) => textAt(part.image_url) ?? textAt(objectAt(part.image_url).url) ?? []),
    toolCalls: listAt(message.tool_calls).map(readToolCall),
    toolResults: role === "tool" ? [{ id: textAt(message.tool_call_id) ?? "", text }] : [],
    reasoning: parts
      .filter((part) => part.type === "thinking")
      .map((part) => ({ text: textOf(partsOf(part.thinking)), signature: textAt(part.signature) })),
  };
}

function readToolChoice(value: unknown): ReadToolChoice {
  if (value === "none") return { type: "none" };
  if (value === "any" || value === "required") return { type: "required" };
  const name = textAt(objectAt(objectAt(value).function).name);
  return name === undefined ? { type: "auto" } : { type: "named", name };
}

function readReasoning(body: JsonObject): string | undefined {
  const effort = textAt(body.reasoning_effort);
  if (effort !== undefined) return effort === "none" ? undefined : effort;
  return body.prompt_mode === "reasoning" ? "high" : undefined;
}

/** What Mistral understands of a chat completions request. */
export function readMistralRequest(body: JsonObject): ReadRequest {
  const format = objectAt(body.response_format);
  const messages = listAt(body.messages).map(objectAt);
  return {
    model: textAt(body.model) ?? "",
    stream: body.stream === true,
    // Mistral reports usage in every stream, and has no word with which to ask for it.
    includeUsage: true,
    messages: listAt(body.messages).map(readMessage),
    tools: listAt(body.tools)
      .map((tool) => objectAt(objectAt(tool).function))
      .filter(isObject)
      .map((offered) => {
        const description = textAt(offered.description);
        return { name: textAt(offered.name) ?? "", description, parameters: objectAt(offered.parameters) };
      }),
    toolChoice: readToolChoice(body.tool_choice),
    parallelToolCalls: body.parallel_tool_calls !== false,
    jsonSchema: format.type === "json_schema" ? objectAt(objectAt(format.json_schema).schema) : undefined,
    jsonObject: format.type === "json_object",
    maxOutputTokens: numberAt(body.max_tokens),
    stop: typeof body.stop === "string" ? [body.stop] : listAt(body.stop).filter((stop) => typeof stop === "string"),
    temperature: numberAt(body.temperature),
    topP: numberAt(body.top_p),
    seed: numberAt(body.random_seed),
    user: undefined,
    reasoning: readReasoning(body),
    showReasoning: true,
    prefix: messages.at(-1)?.prefix === true ? readMessage(messages.at(-1)).text : undefined,
  };
}
