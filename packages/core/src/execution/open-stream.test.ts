import { expect, it } from "vitest";
import { oddDeltas } from "../../test/odd-deltas.ts";
import { chunk, chunkProvider, deafProvider, never, read, stage, usageChunk } from "../../test/stage.ts";
import type { ChatCompletionDelta } from "../chat/index.ts";
import { hasContent } from "./open-stream.ts";

const content: ChatCompletionDelta[] = [
  { content: "a" },
  { refusal: "no" },
  { reasoning_content: "hm" },
  { tool_calls: [{ index: 0, id: "1", type: "function", function: { name: "f", arguments: "" } }] },
  { function_call: { name: "f" } },
  { audio: { data: "AA" } },
  { reasoning_details: [{ type: "redacted", provider: "x", data: "AA" }] },
];

it.each(content)("takes %j for content", (delta) => {
  expect(hasContent(chunk(delta))).toBe(true);
});

it.each([{}, { role: "assistant" as const }, { content: "" }, { content: null }, { tool_calls: [] }])(
  "does not take %j for content",
  (delta) => {
    expect(hasContent(chunk(delta))).toBe(false);
    expect(hasContent(usageChunk)).toBe(false);
  },
);

it("takes the end for content: an answer may be empty", async () => {
  const set = stage({ providers: [chunkProvider("a", [chunk({}, "stop"), usageChunk])] });
  const { chunks, error } = await read(set, await set.stream());
  expect(error).toBeUndefined();
  expect(chunks).toMatchObject([{ choices: [{ delta: { role: "assistant" }, finish_reason: "stop" }] }]);
});

it.each([
  ["ends before any content", []],
  ["ends after keep-alives", [chunk({ role: "assistant" }), usageChunk]],
])("asks the next model if a stream %s", async (_, chunks) => {
  const set = stage({
    providers: [chunkProvider("a", chunks), chunkProvider("b", [chunk({ content: "Hi" }, "stop")])],
  });
  const stream = await set.stream();
  expect(stream.model).toBe("b/m");
  const { chunks: read_ } = await read(set, stream);
  expect(read_.at(-1)?.overture?.attempts[0]).toMatchObject({ fault: { kind: "truncated" } });
});

it("gives up a stream that says nothing without end", async () => {
  const chunks = Array.from({ length: 10_001 }, () => chunk({ role: "assistant" }));
  const set = stage({ cast: {}, providers: [chunkProvider("a", chunks)], retries: 0 });
  expect((await set.failure({ stream: true })).attempts).toMatchObject([{ fault: "truncated" }]);
});

it("closes a stream that comes when the attempt is long over", async () => {
  let closed = false;
  let come: (value: unknown) => void = () => {};
  const late = {
    ...deafProvider("a"),
    stream: () =>
      new Promise<never>((resolve) => {
        come = resolve as typeof come;
      }),
  };
  const set = stage({ providers: [late] });
  expect((await set.failure({ stream: true }, { timeout: 100 })).code).toBe("deadline_exceeded");
  const iterator = {
    next: never,
    return: async () => {
      closed = true;
      return { done: true, value: undefined };
    },
  };
  come({ body: { [Symbol.asyncIterator]: () => iterator }, warnings: [] });
  await set.clock.advance(0);
  expect(closed).toBe(true);
});

it("tells the adapter to take all the time that the request has, since only its beginning is limited", async () => {
  const times: number[] = [];
  const provider = chunkProvider("a", [chunk({ content: "Hi" }, "stop")]);
  const noting = {
    ...provider,
    stream: (...[request, call]: Parameters<typeof provider.stream>) => {
      times.push(call.timeoutMs);
      return provider.stream(request, call);
    },
  };
  const set = stage({ providers: [noting, chunkProvider("b", [])] });
  (await set.stream({}, { timeout: 9000 })).abort();
  expect(times).toEqual([9000]);
});

it.each(oddDeltas)("goes on to the next model if the first chunk brings %j", async (delta) => {
  const odd = chunk(delta as never);
  const set = stage({ providers: [chunkProvider("a", [odd]), chunkProvider("b", [chunk({ content: "Hi" }, "stop")])] });
  const faults: unknown[] = [];
  set.overture.on("fault", ({ kind }) => faults.push(kind));
  const { chunks } = await read(set, await set.stream());
  expect(chunks.at(-1)?.overture?.model).toBe("b/m");
  expect(faults).toEqual(["malformed"]);
  await set.clock.advance(1000);
  expect(set.clock.pendingTimers).toBe(0);
});
