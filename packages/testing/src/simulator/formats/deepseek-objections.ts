import type { VendorErrorDetails } from "../format.ts";
import { type JsonObject, listAt, objectAt, textAt } from "../json.ts";
import { type OpenAIRules, openAIObjection } from "./openai-objections.ts";

const roles = ["system", "user", "assistant", "tool", "latest_reminder"];
const efforts = ["minimal", "low", "medium", "high", "xhigh", "max", "ultra"];

/** Whether a request thinks: DeepSeek does unless it is told not to. */
export function thinks(body: JsonObject): boolean {
  return objectAt(body.thinking).type !== "disabled";
}

function unknownVariant(at: string, value: unknown, expected: readonly string[]): string {
  const list = expected.map((one) => `\`${one}\``).join(", ");
  return `Failed to deserialize the JSON body into the target type: ${at}: unknown variant \`${String(value)}\`, expected ${expected.length === 1 ? list : `one of ${list}`}`;
}

function objectionToMessage(message: JsonObject, index: number): string | undefined {
  if (!roles.includes(String(message.role))) return unknownVariant(`messages[${index}].role`, message.role, roles);
  const part = listAt(message.content)
    .map(objectAt)
    .find(({ type }) => type !== "text");
  return part && unknownVariant(`messages[${index}]`, part.type, ["text"]);
}

/** While it thinks, with tools in play, DeepSeek wants its reasoning back with every call that it made. */
function objectionToThinking(body: JsonObject, messages: readonly JsonObject[]): string | undefined {
  if (!thinks(body)) return undefined;
  const choice = body.tool_choice;
  if (choice === "required" || (typeof choice === "object" && choice !== null)) {
    return "Thinking mode does not support this tool_choice";
  }
  const bare = messages.some(
    ({ tool_calls, reasoning_content }) => listAt(tool_calls).length > 0 && !reasoning_content,
  );
  return bare ? "The `reasoning_content` in the thinking mode must be passed back to the API." : undefined;
}

/** The beginning of an answer stands last, and is a thing of the beta's. */
export function objectionToPrefix(body: JsonObject, path: string): VendorErrorDetails | undefined {
  const messages = listAt(body.messages).map(objectAt);
  const place = messages.findIndex(({ prefix }) => prefix === true);
  if (place < 0) return undefined;
  if (!path.startsWith("/beta/")) {
    return { message: 'prefix is only available when using beta api (set base_url="https://api.deepseek.com/beta")' };
  }
  const isLast = place === messages.length - 1 && messages[place]?.role === "assistant";
  return isLast ? undefined : { message: "The message with prefix must be the last one, and the assistant's." };
}

function objectionToForm(body: JsonObject, messages: readonly JsonObject[]): string | undefined {
  const effort = textAt(body.reasoning_effort);
  if (effort !== undefined && !efforts.includes(effort)) return unknownVariant("reasoning_effort", effort, efforts);
  const tool = listAt(body.tools)
    .map(objectAt)
    .findIndex(({ type }) => type !== "function");
  if (tool >= 0) return unknownVariant(`tools[${tool}].type`, objectAt(listAt(body.tools)[tool]).type, ["function"]);
  const format = textAt(objectAt(body.response_format).type) ?? "text";
  if (format !== "text" && format !== "json_object") return "This response_format type is unavailable now";
  if (format === "json_object" && !/json/i.test(JSON.stringify(messages))) {
    return "Prompt must contain the word 'json' in some form to use 'response_format' of type 'json_object'.";
  }
  return messages.map(objectionToMessage).find((objection) => objection !== undefined);
}

/** What DeepSeek objects to in a chat completions request; fields that it does not know it ignores. */
export function deepSeekObjection(body: JsonObject, rules: OpenAIRules): VendorErrorDetails | undefined {
  const messages = listAt(body.messages).map(objectAt);
  const message = objectionToForm(body, messages) ?? objectionToThinking(body, messages);
  return message === undefined ? openAIObjection(body, { ...rules, moreFields: "any" }) : { message };
}
