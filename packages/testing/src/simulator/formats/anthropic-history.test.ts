import { expect, it } from "vitest";
import { objectionToHistory } from "./anthropic-history.ts";
import { signatureOf } from "./anthropic-signature.ts";

const user = { role: "user", content: "Hi" };
const use = { type: "tool_use", id: "toolu_1", name: "f", input: {} };
const result = { type: "tool_result", tool_use_id: "toolu_1", content: "done" };
const thought = { type: "thinking", thinking: "hm", signature: signatureOf("hm") };
const assistant = (...content: object[]) => ({ role: "assistant", content });
const results = (...content: object[]) => ({ role: "user", content });

it("takes what Anthropic takes", () => {
  expect(objectionToHistory([user, assistant(thought, use), results(result)], true)).toBeUndefined();
  expect(objectionToHistory([user, assistant(use), results(result)], false)).toBeUndefined();
  expect(
    objectionToHistory([{ role: "system", content: "Be brief" }, user, { role: "assistant", content: "" }], false),
  ).toBe(undefined);
});

it.each([
  [[], "at least one message"],
  [[assistant({ type: "text", text: "x" }), user], 'must use the "user" role'],
  [[user, { role: "tool", content: "x" }], "Input should be"],
  [[{ role: "user", content: [{ type: "text", text: "" }] }], "text content blocks must be non-empty"],
  [[{ role: "user", content: [] }], "must have non-empty content"],
  [[user, assistant(use)], "were found without `tool_result` blocks"],
  [[user, assistant(use), user], "were found without `tool_result` blocks"],
  [[user, assistant(use), results(result, result)], "unexpected `tool_use_id`"],
  [[user, assistant({ ...use, id: "a|b" }), results({ ...result, tool_use_id: "a|b" })], "should match pattern"],
  [[user, assistant({ type: "thinking", thinking: "hm" }), user], "signature: Field required"],
  [[user, assistant({ ...thought, thinking: "changed" }), user], "Invalid `signature`"],
  [[{ role: "user", content: [{ type: "image", source: { type: "base64", data: "x" } }] }], "image.source"],
  [[user, assistant(use), results(result)], "must start with a thinking block"],
])("refuses %j", (messages, objection) => {
  expect(objectionToHistory(messages, true)).toContain(objection);
});

it.each([
  ["claude-haiku-4-5", false, undefined],
  ["claude-3-7-sonnet-latest", false, undefined],
  ["claude-sonnet-4-20250514", false, undefined],
  ["claude-haiku-4-5", true, "when thinking is enabled"],
  ["claude-opus-4-6", false, "does not support assistant message prefill"],
  ["claude-sonnet-5", false, "does not support assistant message prefill"],
])("lets %s go on from words of its own or not, thinking %s", (model, thinking, objection) => {
  const messages = [user, assistant({ type: "text", text: "Once" })];
  const said = objectionToHistory(messages, thinking, model);
  if (objection === undefined) expect(said).toBeUndefined();
  else expect(said).toContain(objection);
});
