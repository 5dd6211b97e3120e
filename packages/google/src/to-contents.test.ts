import type { ChatMessage, Warning } from "@overture/core/provider";
import { expect, it } from "vitest";
import { faultOf } from "../test/fixtures.ts";
import { traitsOf } from "./model-traits.ts";
import { type Conversation, toContents } from "./to-contents.ts";

function conversation(
  messages: readonly ChatMessage[],
  model = "gemini-3.5-flash",
): Conversation & { warned: string[] } {
  const warnings: Warning[] = [];
  const made = toContents(messages, traitsOf(model, undefined), warnings);
  return { ...made, warned: warnings.map((warning) => warning.param ?? "") };
}

const call = (id: string, name: string) => ({ id, type: "function" as const, function: { name, arguments: "{}" } });
const result = (id: string, content: string): ChatMessage => ({ role: "tool", tool_call_id: id, content });

it("puts instructions in front, wherever they stood, and says if they were moved", () => {
  const front = conversation([
    { role: "system", content: "Be brief." },
    { role: "developer", content: "Speak Latin." },
    { role: "user", content: "Salve" },
  ]);
  expect(front.system).toEqual([{ text: "Be brief." }, { text: "Speak Latin." }]);
  expect(front.warned).toEqual([]);
  const moved = conversation([
    { role: "user", content: "Salve" },
    { role: "system", content: "Be brief." },
  ]);
  expect(moved).toMatchObject({ system: [{ text: "Be brief." }], warned: ["messages"] });
});

it("joins neighbours of one role, and results of parallel calls, but not a user's words to results", () => {
  const { contents } = conversation([
    { role: "user", content: "one" },
    { role: "user", content: "two" },
    { role: "assistant", content: null, tool_calls: [call("1", "weather"), call("2", "clock")] },
    result("1", "sunny"),
    result("2", "noon"),
    { role: "user", content: "and?" },
  ]);
  expect(contents.map(({ role, parts }) => [role, parts?.length])).toEqual([
    ["user", 2],
    ["model", 2],
    ["user", 2],
    ["user", 1],
  ]);
  expect(contents[2]?.parts).toEqual([
    { functionResponse: { id: "1", name: "weather", response: { output: "sunny" } } },
    { functionResponse: { id: "2", name: "clock", response: { output: "noon" } } },
  ]);
});

it("finds a result's name by its call, the latest of that id, and makes do without", () => {
  const { contents } = conversation([
    { role: "assistant", tool_calls: [call("1", "weather")] },
    result("1", "a"),
    { role: "assistant", tool_calls: [call("1", "clock")] },
    { role: "tool", tool_call_id: "1", content: [{ type: "text", text: "b" }] },
    { role: "function", name: "old", content: null },
    result("9", "c"),
  ]);
  const responses = contents.flatMap((content) => content.parts ?? []).flatMap((part) => part.functionResponse ?? []);
  expect(responses).toEqual([
    { id: "1", name: "weather", response: { output: "a" } },
    { id: "1", name: "clock", response: { output: "b" } },
    { name: "old", response: { output: "" } },
    { id: "9", name: "9", response: { output: "c" } },
  ]);
});

it("finds calls of one id in their order", () => {
  const { contents } = conversation([
    { role: "assistant", tool_calls: [call("", "weather"), call("", "clock")] },
    result("", "a"),
    result("", "b"),
  ]);
  expect(contents[1]?.parts?.map((part) => part.functionResponse?.name)).toEqual(["weather", "clock"]);
});

it("stands in for missing signatures only from the user's last words on, and only where they are asked for", () => {
  const messages: ChatMessage[] = [
    { role: "user", content: "one" },
    { role: "assistant", tool_calls: [call("1", "weather")] },
    result("1", "sunny"),
    { role: "user", content: "two" },
    { role: "assistant", tool_calls: [call("2", "weather")] },
    result("2", "rainy"),
  ];
  const signed = (model: string) =>
    conversation(messages, model).contents.map(({ parts }) => parts?.[0]?.thoughtSignature !== undefined);
  expect(signed("gemini-3.5-flash")).toEqual([false, false, false, false, true, false]);
  expect(signed("gemini-2.5-flash")).not.toContain(true);
});

it("sends instructions that stand alone as the user's", () => {
  expect(conversation([{ role: "system", content: "Say hi." }])).toEqual({
    system: [],
    contents: [{ role: "user", parts: [{ text: "Say hi." }] }],
    warned: ["messages"],
  });
});

it("refuses a conversation without content, and roles that Google does not have", async () => {
  expect((await faultOf(() => conversation([{ role: "user", content: "" }]))).kind).toBe("invalid_request");
  const strange = { role: "narrator", content: "x" } as unknown as ChatMessage;
  expect((await faultOf(() => conversation([strange]))).kind).toBe("unsupported");
});

it("says that names are dropped", () => {
  expect(conversation([{ role: "user", content: "Hi", name: "Ada" }]).warned).toEqual(["name"]);
});
