import type { AssistantMessage, ChatMessage, ReasoningDetail, TextPart } from "@overture/core/provider";
import { expect, it } from "vitest";
import { type CacheMark, type MessageStyle, toOpenAIMessages } from "./to-openai-messages.ts";

const style: MessageStyle = {
  provider: "x",
  cacheMark: "own_only",
  developerRole: "developer",
  keepsReasoning: false,
  givesReasoning: true,
  plainHistory: false,
  onMarkDropped: () => undefined,
  onForeignReasoning: () => undefined,
};

it("hands on the caller's own list where nothing must change", () => {
  const messages: ChatMessage[] = [
    { role: "developer", content: "Be brief." },
    { role: "user", content: [{ type: "text", text: "hi", prompt_cache_breakpoint: { mode: "explicit" } }] },
    { role: "assistant", content: null, refusal: null, tool_calls: [] },
    { role: "tool", tool_call_id: "c", content: "4" },
  ];
  expect(toOpenAIMessages(messages, style)).toBe(messages);
});

it("copies the one message that changes, and no other", () => {
  const messages: ChatMessage[] = [
    { role: "user", content: "hi" },
    {
      role: "assistant",
      content: "ho",
      reasoning_content: "hm",
      reasoning_details: [{ type: "thinking", provider: "x" }],
    },
    { role: "user", content: "and?" },
  ];
  const sent = toOpenAIMessages(messages, style);
  expect(sent).toEqual([messages[0], { role: "assistant", content: "ho" }, messages[2]]);
  expect(sent[0]).toBe(messages[0]);
  expect(sent[2]).toBe(messages[2]);
  expect(messages[1]).toHaveProperty("reasoning_content", "hm");
});

it("sends reasoning back to a server that keeps it, and never another provider's", () => {
  const foreign: string[] = [];
  const sent = (details: ReasoningDetail[] | undefined, changes: Partial<MessageStyle> = {}): unknown => {
    const said: ChatMessage = { role: "assistant", content: "ho", reasoning_content: "hm", reasoning_details: details };
    const onForeignReasoning = () => void foreign.push(details?.[0]?.provider ?? "nobody");
    const [first] = toOpenAIMessages([said], { ...style, keepsReasoning: true, ...changes, onForeignReasoning });
    return (first as AssistantMessage).reasoning_content;
  };
  expect(sent([{ type: "thinking", provider: "x", text: "hm" }])).toBe("hm");
  expect(sent(undefined)).toBe("hm");
  expect(sent(undefined, { keepsReasoning: false })).toBeUndefined();
  expect(foreign).toEqual([]);
  expect(sent([{ type: "thinking", provider: "anthropic", text: "hm", signature: "s" }])).toBeUndefined();
  expect(sent(undefined, { keepsReasoning: false, givesReasoning: false })).toBeUndefined();
  expect(foreign).toEqual(["anthropic", "nobody"]);
});

it("gives a server that knows only the plain format a plain history", () => {
  const answer = {
    role: "assistant" as const,
    content: "ho",
    refusal: null,
    annotations: [],
    audio: null,
    function_call: null,
  };
  const messages: ChatMessage[] = [{ role: "developer", content: "Be brief." }, answer];
  expect(toOpenAIMessages(messages, { ...style, plainHistory: true, developerRole: "system" })).toEqual([
    { role: "system", content: "Be brief." },
    { role: "assistant", content: "ho" },
  ]);
});

it.each<[CacheMark, Partial<TextPart>, Partial<TextPart>]>([
  [
    "prompt_cache_breakpoint",
    { cache_control: { type: "ephemeral" } },
    { prompt_cache_breakpoint: { mode: "explicit" } },
  ],
  ["prompt_cache_breakpoint", { cache_control: null }, {}],
  ["own_only", { cache_control: { type: "ephemeral" } }, {}],
  [
    "own_only",
    { cache_control: { type: "ephemeral" }, prompt_cache_breakpoint: { mode: "explicit", ttl: "12h" } },
    { prompt_cache_breakpoint: { mode: "explicit", ttl: "12h" } },
  ],
  ["cache_control", { prompt_cache_breakpoint: { mode: "explicit" } }, { cache_control: { type: "ephemeral" } }],
  [
    "cache_control",
    { cache_control: { type: "ephemeral", ttl: "1h" } },
    { cache_control: { type: "ephemeral", ttl: "1h" } },
  ],
  ["none", { prompt_cache_breakpoint: { mode: "explicit" } }, {}],
  ["none", { cache_control: { type: "ephemeral" } }, {}],
])("where the mark is %s, %j becomes %j", (cacheMark, given, expected) => {
  let dropped = 0;
  const messages: ChatMessage[] = [{ role: "user", content: [{ type: "text", text: "hi", ...given }] }];
  const sent = toOpenAIMessages(messages, { ...style, cacheMark, onMarkDropped: () => (dropped += 1) });
  expect(sent).toEqual([{ role: "user", content: [{ type: "text", text: "hi", ...expected }] }]);
  expect(dropped).toBe(cacheMark === "none" ? 1 : 0);
});
