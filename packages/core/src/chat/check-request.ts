import { OvertureError } from "./overture-error.ts";
import type { ChatCompletionRequest } from "./request.ts";

type Field = readonly [name: keyof ChatCompletionRequest, lowest: number, highest: number, whole: boolean];

/** OpenAI's own bounds. Vendors are narrower here and there, and say so themselves. */
const numbers: readonly Field[] = [
  ["max_tokens", 1, Number.MAX_SAFE_INTEGER, true],
  ["max_completion_tokens", 1, Number.MAX_SAFE_INTEGER, true],
  ["temperature", 0, 2, false],
  ["top_p", 0, 1, false],
  ["n", 1, 128, true],
  ["frequency_penalty", -2, 2, false],
  ["presence_penalty", -2, 2, false],
  ["top_logprobs", 0, 20, true],
];

const roles: ReadonlySet<string> = new Set(["system", "developer", "user", "assistant", "tool", "function"]);

/**
 * Lets a request through that any provider could make sense of, and throws OpenAI's 400 otherwise, before anybody is called.
 * It looks only at what routing and translation rely on: fields it does not know pass.
 */
export function checkRequest(request: unknown): asserts request is ChatCompletionRequest {
  if (!isRecord(request)) throw invalid(undefined, `The request must be an object, not ${quoted(request)}.`);
  if (typeof request.model !== "string" || request.model === "") {
    throw invalid("model", `"model" must be a model's name or "auto", not ${quoted(request.model)}.`);
  }
  if (!Array.isArray(request.messages) || request.messages.length === 0) {
    throw invalid(
      "messages",
      `"messages" must be an array with at least one message, not ${quoted(request.messages)}.`,
    );
  }
  for (let index = 0; index < request.messages.length; index += 1) checkMessage(request.messages[index], index);
  for (const field of numbers) checkNumber(request[field[0]], field);
  if (request.stream !== undefined && request.stream !== null && typeof request.stream !== "boolean") {
    throw invalid("stream", `"stream" must be true or false, not ${quoted(request.stream)}.`);
  }
  checkTools(request.tools);
}

function checkMessage(message: unknown, index: number): void {
  const at = `messages[${index}]`;
  if (!isRecord(message)) throw invalid(at, `"${at}" must be an object, not ${quoted(message)}.`);
  const { role, content } = message;
  if (typeof role !== "string" || !roles.has(role)) {
    throw invalid(`${at}.role`, `"${at}.role" must be one of ${[...roles].join(", ")}, not ${quoted(role)}.`);
  }
  if (role === "tool" && (typeof message.tool_call_id !== "string" || message.tool_call_id === "")) {
    throw invalid(`${at}.tool_call_id`, `"${at}.tool_call_id" must name the tool call that this message answers.`);
  }
  if (typeof content === "string") return;
  if (Array.isArray(content)) {
    content.forEach((part: unknown, place) => {
      if (isRecord(part) && typeof part.type === "string") return;
      const name = `${at}.content[${place}]`;
      throw invalid(name, `"${name}" must be an object with a type, such as { type: "text", text: "…" }.`);
    });
    return;
  }
  if (role === "assistant" || role === "function") return;
  throw invalid(`${at}.content`, `"${at}.content" must be text or an array of parts, not ${kindOf(content)}.`);
}

function checkNumber(value: unknown, [name, lowest, highest, whole]: Field): void {
  if (value === undefined || value === null) return;
  if (typeof value === "number" && value >= lowest && value <= highest && (!whole || Number.isInteger(value))) return;
  const kind = whole ? "a whole number" : "a number";
  const bounds = highest === Number.MAX_SAFE_INTEGER ? `of ${lowest} or more` : `from ${lowest} to ${highest}`;
  throw invalid(name, `"${name}" must be ${kind} ${bounds}, not ${quoted(value)}.`);
}

function checkTools(tools: unknown): void {
  if (tools === undefined || tools === null) return;
  if (!Array.isArray(tools)) throw invalid("tools", `"tools" must be an array, not ${kindOf(tools)}.`);
  tools.forEach((tool: unknown, index) => {
    const at = `tools[${index}]`;
    if (!isRecord(tool) || typeof tool.type !== "string") throw invalid(at, `"${at}" must be an object with a type.`);
    if (tool.type === "function" && (!isRecord(tool.function) || typeof tool.function.name !== "string")) {
      throw invalid(`${at}.function`, `"${at}.function" must be an object with a name.`);
    }
  });
}

function invalid(param: string | undefined, message: string): OvertureError {
  return new OvertureError({ code: "invalid_request", status: 400, message, param });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Numbers and short words are quoted; anything that could hold a prompt is only named by its kind. */
function quoted(value: unknown): string {
  if (typeof value === "string") return value.length <= 40 ? JSON.stringify(value) : "a long text";
  if (Array.isArray(value) && value.length === 0) return "an empty array";
  return typeof value === "object" && value !== null ? kindOf(value) : String(value);
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? "an array" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}
