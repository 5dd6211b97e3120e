import type { ChatMessage, Warning } from "@overture/core/provider";
import { expect, it } from "vitest";
import { cardOf } from "../test/fixtures.ts";
import { toConversation } from "./to-messages.ts";

function translate(...messages: ChatMessage[]) {
  const warnings: Warning[] = [];
  return { ...toConversation(messages, cardOf(), warnings), warnings: warnings.map((warning) => warning.message) };
}

const roles = (...messages: ChatMessage[]) => translate(...messages).messages.map((turn) => turn.role);
const user: ChatMessage = { role: "user", content: "Hi" };
const said: ChatMessage = { role: "assistant", content: "Hello" };
const system: ChatMessage = { role: "system", content: "Be brief" };
const call: ChatMessage = {
  role: "assistant",
  tool_calls: [{ id: "call_1", type: "function", function: { name: "f", arguments: "{}" } }],
};
const result: ChatMessage = { role: "tool", tool_call_id: "call_1", content: "fine" };

it("keeps a conversation in its order, and calls developers system", () => {
  const { messages, warnings, prefix } = translate(system, { ...system, role: "developer" }, user, user, said, user);
  expect(messages.map((turn) => turn.role)).toEqual(["system", "system", "user", "user", "assistant", "user"]);
  expect([warnings, prefix]).toEqual([[], ""]);
});

it("ties a result to its call by an id of Mistral's form", () => {
  const { messages } = translate(user, call, result);
  const id = messages[1]?.role === "assistant" ? messages[1].toolCalls?.[0]?.id : undefined;
  expect(id).toMatch(/^[a-z0-9]{9}$/);
  expect(messages[2]).toEqual({ role: "tool", toolCallId: id, content: "fine" });
});

it("ties results of OpenAI's older form to calls by the function's name", () => {
  const { messages } = translate(
    user,
    { role: "assistant", content: null, function_call: { name: "f", arguments: "{}" } },
    { role: "function", name: "f", content: null },
  );
  expect(messages[1]).toMatchObject({ toolCalls: [{ id: (messages[2] as { toolCallId: string }).toolCallId }] });
  expect(messages[2]).toMatchObject({ role: "tool", content: "" });
});

it("lets the model speak between a tool and a user, and says so", () => {
  const { messages, warnings } = translate(user, call, result, user);
  expect(messages.map((turn) => turn.role)).toEqual(["user", "assistant", "tool", "assistant", "user"]);
  expect(warnings).toEqual([expect.stringContaining("Understood.")]);
});

it.each<[string, ChatMessage[], string[], boolean]>([
  ["behind a user's where it stands", [user, system, said, user], ["user", "system", "assistant", "user"], false],
  ["behind the model's to the front", [user, said, system, user], ["system", "user", "assistant", "user"], true],
  ["behind a tool's to the front", [user, call, result, system], ["system", "user", "assistant", "tool"], true],
  ["at the end to the front", [user, said, user, system], ["system", "user", "assistant", "user"], true],
])("puts a system message %s", (_where, messages, order, warned) => {
  expect(roles(...messages)).toEqual(order);
  expect(translate(...messages).warnings.length > 0).toBe(warned);
});

it("sends system messages that stand alone as the user's", () => {
  const { messages, warnings } = translate(system);
  expect(messages).toEqual([{ role: "user", content: "Be brief" }]);
  expect(warnings).toHaveLength(1);
});

it("makes the model's last message the beginning of its answer", () => {
  const { messages, prefix } = translate(user, { role: "assistant", content: "Once " });
  expect(messages.at(-1)).toEqual({ role: "assistant", content: "Once ", prefix: true });
  expect(prefix).toBe("Once ");
  const thinking = [{ type: "thinking" as const, provider: "mistral", text: "hm" }];
  expect(translate(user, { role: "assistant", content: "a", reasoning_details: thinking }).prefix).toBe("a");
  expect(translate(user, call).prefix).toBe("");
});

it("leaves out names and sound, and says so", () => {
  const spoken = { role: "assistant" as const, content: "a", audio: { id: "1" } };
  expect(translate(user, spoken, user).warnings).toEqual([expect.stringContaining("audio was dropped")]);
  const { messages, warnings } = translate({ ...user, name: "Ann" });
  expect(messages).toEqual([{ role: "user", content: "Hi" }]);
  expect(warnings).toHaveLength(1);
});

it("refuses a conversation with nothing in it, and roles that nobody knows", () => {
  expect(() => translate()).toThrow(expect.objectContaining({ kind: "invalid_request" }));
  expect(() => translate({ role: "critic", content: "" } as unknown as ChatMessage)).toThrow(
    expect.objectContaining({ kind: "unsupported" }),
  );
});
