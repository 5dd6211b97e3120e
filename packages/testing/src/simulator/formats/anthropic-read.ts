import { type JsonObject, listAt, numberAt, objectAt, textAt } from "../json.ts";
import type { ReadMessage, ReadRequest, ReadToolChoice } from "../read-request.ts";

function textOfBlocks(content: unknown): string {
  if (typeof content === "string") return content;
  return listAt(content)
    .map((block) => (objectAt(block).type === "text" ? (textAt(objectAt(block).text) ?? "") : ""))
    .join("");
}

function imageOf(block: JsonObject): readonly string[] {
  const source = objectAt(block.source);
  if (block.type !== "image") return [];
  if (source.type === "url") return [textAt(source.url) ?? ""];
  return [`data:${textAt(source.media_type) ?? ""};base64,${textAt(source.data) ?? ""}`];
}

function readMessage(value: unknown): ReadMessage {
  const message = objectAt(value);
  const blocks = listAt(message.content).map(objectAt);
  const ofType = (type: string): readonly JsonObject[] => blocks.filter((block) => block.type === type);
  return {
    role: message.role === "assistant" || message.role === "system" ? message.role : "user",
    text: textOfBlocks(message.content),
    images: blocks.flatMap(imageOf),
    toolCalls: ofType("tool_use").map((block) => {
      return { id: textAt(block.id) ?? "", name: textAt(block.name) ?? "", arguments: block.input };
    }),
    toolResults: ofType("tool_result").map((block) => {
      return { id: textAt(block.tool_use_id) ?? "", text: textOfBlocks(block.content) };
    }),
    reasoning: ofType("thinking").map((block) => {
      return { text: textAt(block.thinking) ?? "", signature: textAt(block.signature) };
    }),
  };
}

function readToolChoice(value: unknown): ReadToolChoice {
  const choice = objectAt(value);
  if (choice.type === "tool") return { type: "named", name: textAt(choice.name) ?? "" };
  if (choice.type === "any") return { type: "required" };
  return { type: choice.type === "none" ? "none" : "auto" };
}

function readReasoning(body: JsonObject): string | undefined {
  const thinking = objectAt(body.thinking);
  if (thinking.type === "disabled") return undefined;
  const effort = textAt(objectAt(body.output_config).effort);
  if (thinking.type === "enabled") return effort ?? `budget:${String(thinking.budget_tokens)}`;
  return thinking.type === undefined ? effort : (effort ?? textAt(thinking.type));
}

/** What Anthropic understands of a messages request. */
export function readAnthropicRequest(body: JsonObject): ReadRequest {
  const format = objectAt(objectAt(body.output_config).format);
  const thinking = objectAt(body.thinking);
  const system = textOfBlocks(body.system);
  const messages = listAt(body.messages).map(readMessage);
  const last = messages.at(-1);
  const instructions: readonly ReadMessage[] =
    system === "" ? [] : [{ role: "system", text: system, images: [], toolCalls: [], toolResults: [], reasoning: [] }];
  return {
    model: textAt(body.model) ?? "",
    stream: body.stream === true,
    includeUsage: true,
    messages: [...instructions, ...messages],
    tools: listAt(body.tools).map((value) => {
      const tool = objectAt(value);
      const parameters = objectAt(tool.input_schema);
      return { name: textAt(tool.name) ?? "", description: textAt(tool.description), parameters };
    }),
    toolChoice: readToolChoice(body.tool_choice),
    parallelToolCalls: objectAt(body.tool_choice).disable_parallel_tool_use !== true,
    jsonSchema: format.type === "json_schema" ? objectAt(format.schema) : undefined,
    jsonObject: false,
    maxOutputTokens: numberAt(body.max_tokens),
    stop: listAt(body.stop_sequences).filter((stop) => typeof stop === "string"),
    temperature: numberAt(body.temperature),
    topP: numberAt(body.top_p),
    seed: undefined,
    user: textAt(objectAt(body.metadata).user_id),
    reasoning: readReasoning(body),
    showReasoning: thinking.display !== "omitted" && thinking.type !== undefined,
    prefix: last?.role === "assistant" ? last.text : undefined,
  };
}
