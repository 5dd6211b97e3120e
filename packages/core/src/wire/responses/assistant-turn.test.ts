import { expect, it } from "vitest";
import { AssistantTurn } from "./assistant-turn.ts";

const text = (words: string) => ({ type: "text" as const, text: words });

it("is one message of all that the model said, thought and called", () => {
  const turn = new AssistantTurn();
  const thinking = { type: "thinking" as const, provider: "anthropic", text: "Hm.", signature: "s" };
  turn.reason("Hm.", [thinking]);
  turn.say([text("Let me look.")]);
  turn.call({ id: "call_1", type: "function", function: { name: "look", arguments: "{}" } });
  turn.reason("Hm, hm.", []);
  turn.call({ id: "call_2", type: "custom", custom: { name: "run", input: "ls" } });
  expect(turn.message()).toEqual({
    role: "assistant",
    content: "Let me look.",
    tool_calls: [
      { id: "call_1", type: "function", function: { name: "look", arguments: "{}" } },
      { id: "call_2", type: "custom", custom: { name: "run", input: "ls" } },
    ],
    reasoning_content: "Hm.\n\nHm, hm.",
    reasoning_details: [thinking],
  });
});

it("keeps several pieces of text apart", () => {
  const turn = new AssistantTurn();
  turn.say([text("One.")]);
  turn.say([text("Two.")]);
  expect(turn.message()).toEqual({ role: "assistant", content: [text("One."), text("Two.")] });
});

it("has a refusal where chat has it", () => {
  const turn = new AssistantTurn();
  turn.say([{ type: "refusal", refusal: "No." }]);
  expect(turn.message()).toEqual({ role: "assistant", content: null, refusal: "No." });
});

it("is nothing if nothing was said", () => {
  const turn = new AssistantTurn();
  expect(turn.message()).toBeUndefined();
  turn.reason("Hm.", [{ type: "redacted", provider: "anthropic", data: "x" }]);
  expect(turn.message()).toBeUndefined();
});
