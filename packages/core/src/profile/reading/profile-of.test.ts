import { describe, expect, it } from "vitest";
import { profiled } from "../../../test/profiles.ts";
import { stage } from "../../../test/stage.ts";
import type { ChatCompletionRequest, ChatMessage, Tool } from "../../chat/index.ts";
import type { Need } from "../profile.ts";

const request = (change: Partial<ChatCompletionRequest> = {}): ChatCompletionRequest => ({
  model: "auto",
  messages: [{ role: "user", content: "Hello" }],
  ...change,
});

const said = (...parts: Extract<ChatMessage, { role: "user" }>["content"][]): Partial<ChatCompletionRequest> => ({
  messages: parts.map((content) => ({ role: "user", content })),
});

const tool: Tool = { type: "function", function: { name: "f" } };

it.each([5, "code", [5], [null], Promise.resolve(["code"])])(
  "names the option where learning.context gives %j instead of texts",
  async (given) => {
    const set = stage({ learning: { context: () => given as never } });
    expect(await set.failure()).toMatchObject({
      code: "invalid_option",
      param: "learning.context",
      message: expect.stringContaining("a list of texts, at once"),
    });
  },
);

describe("needs", () => {
  it.each<[Need, Partial<ChatCompletionRequest>]>([
    ["tools", { tools: [tool] }],
    ["tools", { functions: [{ name: "f" }] }],
    ["images", said("Look", [{ type: "image_url", image_url: { url: "https://x.example/a.png" } }])],
    ["audio", said([{ type: "input_audio", input_audio: { data: "AAAA", format: "wav" } }])],
    ["audio", { modalities: ["text", "audio"] }],
    ["files", said([{ type: "file", file: { file_id: "f1" } }])],
    ["jsonSchema", { response_format: { type: "json_schema", json_schema: { name: "s", schema: {} } } }],
  ])("has %s", (need, change) => {
    expect(profiled(request(change)).needs).toEqual([need]);
  });

  it.each<Partial<ChatCompletionRequest>>([
    {},
    { tools: [], functions: [], modalities: ["text"], response_format: { type: "json_object" } },
    { tools: null, functions: null, modalities: null, response_format: null },
    said([{ type: "text", text: "an image_url in words" }]),
    {
      messages: [
        { role: "assistant", content: null },
        { role: "tool", tool_call_id: "1", content: "x" },
      ],
    },
  ])("has none (%#)", (change) => {
    expect(profiled(request(change)).needs).toEqual([]);
  });

  it("comes in one order, whatever the request's", () => {
    const parts = said([
      { type: "file", file: { file_id: "f1" } },
      { type: "image_url", image_url: { url: "data:," } },
    ]);
    expect(profiled(request({ ...parts, tools: [tool] })).needs).toEqual(["tools", "images", "files"]);
  });
});

it("reads the length, the limit, the number of messages and whether it streams", () => {
  const read = profiled(request({ max_tokens: 10, stream: true }));
  expect(read).toMatchObject({ outputLimit: 10, messages: 1, stream: true });
  expect(read.inputTokens).toBeGreaterThan(0);
  expect(profiled(request({ max_tokens: 10, max_completion_tokens: 20 })).outputLimit).toBe(20);
  expect(profiled(request({ max_tokens: null, stream: null }))).toMatchObject({
    outputLimit: undefined,
    stream: false,
  });
  expect(profiled(request(said("word ".repeat(1000)))).inputTokens).toBeGreaterThan(900);
});
