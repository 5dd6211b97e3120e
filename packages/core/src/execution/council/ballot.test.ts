import { expect, it } from "vitest";
import { completion, hello } from "../../../test/stage.ts";
import type { ChatCompletion, ToolCall } from "../../chat/index.ts";
import { ballotOf, type Form, formOf, isClosed, isClosedForm } from "./ballot.ts";

const open: Form = { json: false, choices: undefined };
const json: Form = { json: true, choices: undefined };

function calling(...calls: readonly ToolCall[]): ChatCompletion {
  const given = completion("");
  for (const { message } of given.choices) message.tool_calls = [...calls];
  return given;
}

const call = (name: string, args: string): ToolCall => ({
  id: "1",
  type: "function",
  function: { name, arguments: args },
});

it("reads tool calls by name and arguments, in whatever order and layout", () => {
  const one = ballotOf(calling(call("weather", '{"city":"Bern","days":2}'), call("time", "")), open);
  const other = ballotOf(calling(call("time", "{}"), call("weather", '{ "days": 2, "city": "Bern" }')), open);
  expect(one).toEqual(other);
  expect(one.kind).toBe("tools");
  expect(ballotOf(calling(call("weather", '{"city":"Basel","days":2}')), open)).not.toEqual(one);
});

it("reads JSON where the request asks for it, and only there", () => {
  expect(ballotOf(completion('{"a":1}'), json)).toEqual({ kind: "json", value: { a: 1 } });
  expect(ballotOf(completion('{"a":1}'), open).kind).toBe("text");
});

it("reads a choice where the question lists options", () => {
  const form = formOf({ ...hello, messages: [{ role: "user", content: "Which?\nA) one\nB) two" }] });
  expect(isClosedForm(form)).toBe(true);
  expect(ballotOf(completion("(B) two"), form)).toEqual({ kind: "choice", key: "b" });
});

it.each(["42", "It is 40 + 2. The answer is 42.", "Adding up:\n42", "#### 42"])("reads the number in %j", (text) => {
  expect(ballotOf(completion(text), open)).toMatchObject({ kind: "number", quantity: { value: 42 } });
});

it("counts short texts, and leaves essays to be ranked", () => {
  const short = ballotOf(completion("Paris."), open);
  expect(short).toEqual({ kind: "text", key: "paris", closed: true });
  expect(isClosed(short)).toBe(true);
  expect(isClosed(ballotOf(completion(`Well. ${"It depends. ".repeat(20)}`), open))).toBe(false);
});

it("knows by the request alone which forms are closed", () => {
  expect(isClosedForm(formOf(hello))).toBe(false);
  expect(isClosedForm(formOf({ ...hello, response_format: { type: "json_object" } }))).toBe(true);
});
