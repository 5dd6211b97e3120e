import { expect, it } from "vitest";
import { checkMessage } from "./check-message.ts";
import { OvertureError } from "./overture-error.ts";

const text = { type: "text", text: "Hi" };

function problem(message: unknown): OvertureError {
  try {
    checkMessage(message, "messages[2]");
  } catch (error) {
    if (error instanceof OvertureError) return error;
    throw error;
  }
  throw new Error("nothing was wrong");
}

it.each([
  { role: "system", content: "Hi" },
  { role: "developer", content: [text] },
  { role: "user", content: [text, { type: "image_url", image_url: { url: "https://x.example/a.png" } }] },
  { role: "user", content: [{ type: "input_audio", input_audio: { data: "AA", format: "wav" } }] },
  {
    role: "user",
    content: [
      { type: "file", file: { file_id: "1" } },
      { type: "file", file: { file_data: "data:," } },
    ],
  },
  { role: "user", content: [{ type: "a vendor's own" }], name: "Ann" },
  { role: "assistant" },
  {
    role: "assistant",
    content: null,
    refusal: "No.",
    reasoning_content: "Hm.",
    reasoning_details: [{ type: "thinking" }],
  },
  { role: "assistant", content: [{ type: "refusal", refusal: "No." }], tool_calls: null, function_call: null },
  {
    role: "assistant",
    tool_calls: [
      { id: "1", type: "function", function: { name: "f", arguments: "{" } },
      { id: "2", type: "custom", custom: { name: "c", input: "" } },
    ],
    function_call: { name: "f", arguments: "" },
  },
  { role: "tool", tool_call_id: "1", content: "" },
  { role: "function", name: "f", content: null },
])("lets pass what can be read (%#)", (message) => {
  expect(() => checkMessage(message, "messages[2]")).not.toThrow();
});

it.each<[message: unknown, param: string, words: string]>([
  [null, "", "must be an object, not null"],
  ["Hi", "", "must be an object, not a text"],
  [{ content: "Hi" }, ".role", "must be one of system, developer, user, assistant, tool, function, not undefined"],
  [{ role: "bot", content: "Hi" }, ".role", 'not "bot"'],
  [{ role: "user" }, ".content", "must be text or an array of parts, not undefined"],
  [{ role: "user", content: null }, ".content", "not null"],
  [{ role: "assistant", content: 5 }, ".content", "not a number"],
  [{ role: "user", content: ["Hi"] }, ".content[0]", "must be an object with a type"],
  [{ role: "user", content: [text, { type: "text" }] }, ".content[1]", 'is of type "text" and does not hold'],
  [{ role: "user", content: [{ type: "image_url", image_url: "https://x.example" }] }, ".content[0]", "image_url"],
  [{ role: "user", content: [{ type: "input_audio" }] }, ".content[0]", "input_audio"],
  [{ role: "user", content: [{ type: "file", file: { file_data: null } }] }, ".content[0]", "file"],
  [{ role: "user", content: "Hi", name: 7 }, ".name", "must be a text, not a number"],
  [{ role: "tool", content: "Hi" }, ".tool_call_id", "must name the tool call"],
  [{ role: "tool", content: "Hi", tool_call_id: "" }, ".tool_call_id", "must name the tool call"],
  [{ role: "assistant", refusal: {} }, ".refusal", "must be a text, not an object"],
  [{ role: "assistant", reasoning_content: [] }, ".reasoning_content", "must be a text"],
  [{ role: "assistant", tool_calls: {} }, ".tool_calls", "must be an array, not an object"],
  [
    { role: "assistant", tool_calls: [{ type: "function", function: { name: "f", arguments: {} } }] },
    ".tool_calls[0]",
    "as the model gave it",
  ],
  [{ role: "assistant", tool_calls: [{ type: "custom", function: {} }] }, ".tool_calls[0]", "as the model gave it"],
  [{ role: "assistant", tool_calls: [{ function: { name: "f", arguments: "" } }] }, ".tool_calls[0]", "as the model"],
  [{ role: "assistant", function_call: { name: "f" } }, ".function_call", "must have a name and arguments"],
  [{ role: "assistant", reasoning_details: [{ text: 5 }] }, ".reasoning_details[0]", "as the model gave it"],
])("refuses what cannot be, and says where (%#)", (message, at, words) => {
  const error = problem(message);
  expect(error).toMatchObject({ code: "invalid_request", status: 400, param: `messages[2]${at}` });
  expect(error.message).toContain(words);
});
