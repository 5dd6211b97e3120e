import { expect, it } from "vitest";
import { inputMessages, outputMessages } from "./content.ts";

it("writes messages as the conventions have them, and copies no image", () => {
  const calls = [{ id: "c1", type: "function", function: { name: "weather", arguments: "{}" } }];
  const image = { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } };
  const text = inputMessages({
    messages: [
      { role: "system", content: "Be brief." },
      { role: "user", content: [{ type: "text", text: "And this?" }, image] },
      { role: "assistant", content: null, tool_calls: calls },
      { role: "tool", tool_call_id: "c1", content: "sunny" },
    ],
  });
  expect(JSON.parse(text ?? "")).toEqual([
    { role: "system", parts: [{ type: "text", content: "Be brief." }] },
    { role: "user", parts: [{ type: "text", content: "And this?" }, { type: "image_url" }] },
    { role: "assistant", parts: [{ type: "tool_call", id: "c1", name: "weather", arguments: "{}" }] },
    { role: "tool", parts: [{ type: "tool_call_response", id: "c1", response: "sunny" }] },
  ]);
});

it("writes every choice of an answer with its reason to end", () => {
  const text = outputMessages({ choices: [{ message: { role: "assistant", content: "Hi" }, finish_reason: "stop" }] });
  expect(JSON.parse(text ?? "")).toEqual([
    { role: "assistant", parts: [{ type: "text", content: "Hi" }], finish_reason: "stop" },
  ]);
});

it("finds none where there are none", () => {
  expect([inputMessages({ input: "text" }), outputMessages({ data: [] })]).toEqual([undefined, undefined]);
});
