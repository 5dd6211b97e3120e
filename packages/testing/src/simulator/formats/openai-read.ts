import { type JsonObject, listAt, numberAt, objectAt, parseJson, textAt } from "../json.ts";
import type { ReadMessage, ReadRequest, ReadToolCall, ReadToolChoice } from "../read-request.ts";

const roles = ["system", "developer", "user", "assistant", "tool"] as const;

function readText(content: unknown): string {
  if (typeof content === "string") return content;
  return listAt(content)
    .map((part) => textAt(objectAt(part).text) ?? textAt(objectAt(part).refusal) ?? "")
    .join("");
}

function readToolCall(call: unknown): ReadToolCall {
  const { id, function: called, custom } = objectAt(call);
  const named = objectAt(called ?? custom);
  const text = textAt(named.arguments) ?? textAt(named.input) ?? "";
  return { id: textAt(id) ?? "", name: textAt(named.name) ?? "", arguments: parseJson(text) ?? text };
}

function readMessage(value: unknown): ReadMessage {
  const message = objectAt(value);
  const role = roles.find((known) => known === message.role) ?? "user";
  const text = readText(message.content);
  const reasoning = textAt(message.reasoning_content);
  return {
    role,
    text,
    images: listAt(message.content).flatMap((part) => textAt(objectAt(objectAt(part).image_url).url) ?? []),
    toolCalls: listAt(message.tool_calls).map(readToolCall),
    toolResults: role === "tool" ? [{ id: textAt(message.tool_call_id) ?? "", text }] : [],
    reasoning: reasoning === undefined ? [] : [{ text: reasoning, signature: undefined }],
  };
}

function readToolChoice(value: unknown): ReadToolChoice {
  if (value === "none" || value === "required") return { type: value };
  const choice = objectAt(value);
  const name = textAt(objectAt(choice.function ?? choice.custom).name);
  if (name !== undefined) return { type: "named", name };
  return { type: objectAt(choice.allowed_tools).mode === "required" ? "required" : "auto" };
}

/** What OpenAI understands of a chat completions request. */
export function readOpenAIRequest(body: JsonObject): ReadRequest {
  const format = objectAt(body.response_format);
  const effort = textAt(body.reasoning_effort);
  return {
    model: textAt(body.model) ?? "",
    stream: body.stream === true,
    includeUsage: objectAt(body.stream_options).include_usage === true,
    messages: listAt(body.messages).map(readMessage),
    tools: listAt(body.tools).map((tool) => {
      const offered = objectAt(objectAt(tool).function ?? objectAt(tool).custom);
      const parameters = objectAt(offered.parameters);
      return { name: textAt(offered.name) ?? "", description: textAt(offered.description), parameters };
    }),
    toolChoice: readToolChoice(body.tool_choice),
    parallelToolCalls: body.parallel_tool_calls !== false,
    jsonSchema: format.type === "json_schema" ? objectAt(objectAt(format.json_schema).schema) : undefined,
    jsonObject: format.type === "json_object",
    maxOutputTokens: numberAt(body.max_completion_tokens) ?? numberAt(body.max_tokens),
    stop: typeof body.stop === "string" ? [body.stop] : listAt(body.stop).filter((stop) => typeof stop === "string"),
    temperature: numberAt(body.temperature),
    topP: numberAt(body.top_p),
    seed: numberAt(body.seed),
    user: textAt(body.user),
    reasoning: effort === "none" ? undefined : effort,
    showReasoning: true,
  };
}
