import { badRequest, isRecord, kindOf, quoted } from "./bad-request.ts";

type Fields = Readonly<Record<string, unknown>>;

const roles: ReadonlySet<string> = new Set(["system", "developer", "user", "assistant", "tool", "function"]);

/** Where a part of each type holds what it brings. Types that are not listed pass: a vendor may know them. */
const partFields: Readonly<Record<string, (part: Fields) => boolean>> = {
  text: ({ text }) => typeof text === "string",
  refusal: ({ refusal }) => typeof refusal === "string",
  image_url: ({ image_url }) => isRecord(image_url) && typeof image_url.url === "string",
  input_audio: ({ input_audio }) => isRecord(input_audio) && typeof input_audio.data === "string",
  file: ({ file }) => isRecord(file) && (file.file_data === undefined || typeof file.file_data === "string"),
};

/** Throws OpenAI's 400 for a message that nobody could read. `at` is its place in the request. */
export function checkMessage(message: unknown, at: string): void {
  if (!isRecord(message)) throw badRequest(at, `"${at}" must be an object, not ${kindOf(message)}.`);
  const { role, content } = message;
  if (typeof role !== "string" || !roles.has(role)) {
    throw badRequest(`${at}.role`, `"${at}.role" must be one of ${[...roles].join(", ")}, not ${quoted(role)}.`);
  }
  if (role === "tool" && (typeof message.tool_call_id !== "string" || message.tool_call_id === "")) {
    throw badRequest(`${at}.tool_call_id`, `"${at}.tool_call_id" must name the tool call that this message answers.`);
  }
  checkContent(content, role, at);
  checkText(message.name, `${at}.name`);
  if (role === "assistant") checkAnswer(message, at);
}

function checkContent(content: unknown, role: string, at: string): void {
  if (typeof content === "string") return;
  if (Array.isArray(content)) {
    for (let place = 0; place < content.length; place += 1) checkPart(content[place], `${at}.content[${place}]`);
    return;
  }
  const mayBeEmpty = role === "assistant" || role === "function";
  if (mayBeEmpty && (content === null || content === undefined)) return;
  throw badRequest(`${at}.content`, `"${at}.content" must be text or an array of parts, not ${kindOf(content)}.`);
}

function checkPart(part: unknown, at: string): void {
  if (!isRecord(part) || typeof part.type !== "string") {
    throw badRequest(at, `"${at}" must be an object with a type, such as { type: "text", text: "…" }.`);
  }
  if (Object.hasOwn(partFields, part.type) && !partFields[part.type]?.(part)) {
    throw badRequest(at, `"${at}" is of type ${quoted(part.type)} and does not hold what a part of that type holds.`);
  }
}

/** What a model said on an earlier turn. */
function checkAnswer(message: Fields, at: string): void {
  checkText(message.refusal, `${at}.refusal`);
  checkText(message.reasoning_content, `${at}.reasoning_content`);
  const { function_call, tool_calls, reasoning_details } = message;
  if (function_call !== undefined && function_call !== null && !isCall(function_call, "arguments")) {
    throw badRequest(`${at}.function_call`, `"${at}.function_call" must have a name and arguments, both texts.`);
  }
  checkEach(tool_calls, `${at}.tool_calls`, (call) => {
    if (!isRecord(call)) return false;
    if (call.type === "custom") return isCall(call.custom, "input");
    return call.type === "function" && isCall(call.function, "arguments");
  });
  checkEach(reasoning_details, `${at}.reasoning_details`, (detail) => {
    return isRecord(detail) && isTextOrAbsent(detail.text) && isTextOrAbsent(detail.data);
  });
}

function checkEach(list: unknown, at: string, fits: (item: unknown) => boolean): void {
  if (list === undefined || list === null) return;
  if (!Array.isArray(list)) throw badRequest(at, `"${at}" must be an array, not ${kindOf(list)}.`);
  const wrong = list.findIndex((item) => !fits(item));
  if (wrong >= 0) throw badRequest(`${at}[${wrong}]`, `"${at}[${wrong}]" must be as the model gave it.`);
}

function checkText(value: unknown, at: string): void {
  if (!isTextOrAbsent(value)) throw badRequest(at, `"${at}" must be a text, not ${kindOf(value)}.`);
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || value === null || typeof value === "string";
}

function isCall(call: unknown, argument: "arguments" | "input"): boolean {
  return isRecord(call) && typeof call.name === "string" && typeof call[argument] === "string";
}
