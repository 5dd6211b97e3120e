import { badRequest, isRecord, kindOf, quoted } from "./bad-request.ts";
import { checkMessage } from "./check-message.ts";
import type { ChatCompletionRequest } from "./request.ts";

type Fields = Readonly<Record<string, unknown>>;
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

/**
 * Lets a request through that any provider could make sense of, and throws OpenAI's 400 otherwise, before anybody is called.
 * It looks only at what routing and translation rely on: fields it does not know pass.
 */
export function checkRequest(request: unknown): asserts request is ChatCompletionRequest {
  if (!isRecord(request)) throw badRequest(undefined, `The request must be an object, not ${kindOf(request)}.`);
  if (typeof request.model !== "string" || request.model === "") {
    throw badRequest("model", `"model" must be a model's name or "auto", not ${quoted(request.model)}.`);
  }
  if (!Array.isArray(request.messages) || request.messages.length === 0) {
    throw badRequest(
      "messages",
      `"messages" must be an array with at least one message, not ${kindOf(request.messages)}.`,
    );
  }
  for (let index = 0; index < request.messages.length; index += 1) {
    checkMessage(request.messages[index], `messages[${index}]`);
  }
  for (const field of numbers) checkNumber(request[field[0]], field);
  if (request.stream !== undefined && request.stream !== null && typeof request.stream !== "boolean") {
    throw badRequest("stream", `"stream" must be true or false, not ${quoted(request.stream)}.`);
  }
  checkTools(request.tools);
  checkLists(request);
  checkForm(request);
}

function checkNumber(value: unknown, [name, lowest, highest, whole]: Field): void {
  if (value === undefined || value === null) return;
  if (typeof value === "number" && value >= lowest && value <= highest && (!whole || Number.isInteger(value))) return;
  const kind = whole ? "a whole number" : "a number";
  const bounds = highest === Number.MAX_SAFE_INTEGER ? `of ${lowest} or more` : `from ${lowest} to ${highest}`;
  throw badRequest(name, `"${name}" must be ${kind} ${bounds}, not ${quoted(value)}.`);
}

function checkTools(tools: unknown): void {
  if (tools === undefined || tools === null) return;
  if (!Array.isArray(tools)) throw badRequest("tools", `"tools" must be an array, not ${kindOf(tools)}.`);
  tools.forEach((tool: unknown, index) => {
    const at = `tools[${index}]`;
    if (!isRecord(tool) || typeof tool.type !== "string")
      throw badRequest(at, `"${at}" must be an object with a type.`);
    if (tool.type === "function") checkNamed(tool.function, `${at}.function`);
    if (tool.type === "custom") checkNamed(tool.custom, `${at}.custom`);
  });
}

function checkNamed(tool: unknown, at: string): void {
  if (isRecord(tool) && typeof tool.name === "string") return;
  throw badRequest(at, `"${at}" must be an object with a name.`);
}

function checkLists({ functions, modalities }: Fields): void {
  if (functions !== undefined && functions !== null) {
    if (!Array.isArray(functions)) {
      throw badRequest("functions", `"functions" must be an array, not ${kindOf(functions)}.`);
    }
    functions.forEach((each: unknown, index) => {
      checkNamed(each, `functions[${index}]`);
    });
  }
  if (modalities === undefined || modalities === null || Array.isArray(modalities)) return;
  throw badRequest("modalities", `"modalities" must be an array, not ${kindOf(modalities)}.`);
}

function checkForm({ response_format: format, stream_options: options }: Fields): void {
  if (format !== undefined && format !== null && !(isRecord(format) && typeof format.type === "string")) {
    throw badRequest("response_format", `"response_format" must be an object with a type, not ${kindOf(format)}.`);
  }
  if (isRecord(format) && format.type === "json_schema" && !isRecord(format.json_schema)) {
    const at = "response_format.json_schema";
    throw badRequest(at, `"${at}" must be an object with a name and a schema, not ${kindOf(format.json_schema)}.`);
  }
  if (options === undefined || options === null || isRecord(options)) return;
  throw badRequest("stream_options", `"stream_options" must be an object, not ${kindOf(options)}.`);
}
