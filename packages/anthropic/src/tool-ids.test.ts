import { expect, it } from "vitest";
import { ToolIds } from "./tool-ids.ts";

it("gives a call and its result one id that Anthropic takes", () => {
  const ids = new ToolIds();
  expect([ids.call("call.1|x"), ids.call("call_1")]).toEqual(["call_1_x", "call_1"]);
  expect([ids.result("call_1"), ids.result("call.1|x")]).toEqual(["call_1", "call_1_x"]);
});

it("tells calls apart whose ids become the same, repeat from turn to turn, or are empty", () => {
  const ids = new ToolIds();
  expect([ids.call("a.b"), ids.call("a:b")]).toEqual(["a_b", "a_b_2"]);
  expect(ids.result("a:b")).toBe("a_b_2");
  const first = ids.call("0");
  expect(ids.result("0")).toBe(first);
  const second = ids.call("0");
  expect(second).not.toBe(first);
  expect(ids.result("0")).toBe(second);
  expect([ids.call(""), ids.call("")]).toEqual(["call", "call_2"]);
  expect([ids.result(""), ids.result("")]).toEqual(["call", "call_2"]);
});

it("gives a result without a call an id of its own", () => {
  const ids = new ToolIds();
  expect(ids.result("lost")).toBe("lost");
});

it("links calls in OpenAI's older form by name, in order", () => {
  const ids = new ToolIds();
  expect([ids.namedCall("f"), ids.namedCall("f")]).toEqual(["f", "f_2"]);
  expect([ids.namedResult("f"), ids.namedResult("f")]).toEqual(["f", "f_2"]);
});
