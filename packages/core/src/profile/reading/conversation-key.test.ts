import { expect, it } from "vitest";
import type { ChatCompletionRequest, ChatMessage } from "../../chat/index.ts";
import { hashText } from "../hash-text.ts";
import * as key from "./conversation-key.ts";

const { continuesConversation, isInToolLoop } = key;
const conversationKeyOf = (request: ChatCompletionRequest) => key.conversationKeyOf(request, hashText);

const of = (...messages: ChatMessage[]) => ({ model: "auto", messages });
const system: ChatMessage = { role: "system", content: "Be brief." };
const user = (content: string): ChatMessage => ({ role: "user", content });

it("names a conversation by its instructions and the first thing said, however it goes on", () => {
  const begun = conversationKeyOf(of(system, user("Hello")));
  const later = of(system, user("Hello"), { role: "assistant", content: "Hi." }, user("And now?"));
  expect(conversationKeyOf(later)).toBe(begun);
  expect(conversationKeyOf(of(system, user("Good evening")))).not.toBe(begun);
  expect(conversationKeyOf(of(user("Hello")))).not.toBe(begun);
  expect(begun).not.toContain("Hello");
});

it("reads parts, and messages without text", () => {
  const parts = of({ role: "user", content: [{ type: "text", text: "Hello" }] });
  expect(conversationKeyOf(parts)).toBe(conversationKeyOf(of(user("Hello"))));
  const image = of({ role: "user", content: [{ type: "image_url", image_url: { url: "data:," } }] });
  expect(conversationKeyOf(image)).toMatch(/^[0-9a-z]{11}$/);
});

it("knows whether a model has spoken, and whether it waits for its tools", () => {
  expect(continuesConversation(of(system, user("Hello")))).toBe(false);
  expect(continuesConversation(of(user("Hello"), { role: "assistant", content: "Hi." }))).toBe(true);
  expect(isInToolLoop(of(user("Hello")))).toBe(false);
  expect(isInToolLoop(of(user("Hello"), { role: "tool", tool_call_id: "1", content: "7" }))).toBe(true);
});
