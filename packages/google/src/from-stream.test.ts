import { CallSignal, type ChatCompletionChunk, ProviderFault } from "@overture/core/provider";
import { expect, it } from "vitest";
import { collect, faultOf, responseOf } from "../test/fixtures.ts";
import { ChunkTranslator } from "./chunk-translator.ts";
import { fromStream } from "./from-stream.ts";

interface Opened {
  readonly chunks: AsyncIterable<ChatCompletionChunk>;
  readonly signal: CallSignal;
}

function open(responses: AsyncIterable<unknown>, caller = new AbortController().signal): Opened {
  const signal = new CallSignal({ signal: caller, timeoutMs: 10_000 });
  const translator = new ChunkTranslator({
    ...{ tools: { custom: new Set<string>(), legacy: false }, model: "m", created: 5, warnings: [], id: "" },
  });
  const faultOfThrown = (cause: unknown) =>
    cause instanceof ProviderFault ? cause : new ProviderFault({ kind: "network", message: "broke", cause });
  const gone = () => caller.aborted;
  return { chunks: fromStream(responses, { translator, signal, gone, faultOf: faultOfThrown }), signal };
}

async function* list(responses: readonly unknown[], thrown?: Error): AsyncGenerator<unknown> {
  yield* responses;
  if (thrown) throw thrown;
}

it("gives every chunk, ends with the reason, and leaves the connection to be used again", async () => {
  const { chunks, signal } = open(
    list([responseOf([{ text: "a" }, { text: "b" }]), responseOf([{ text: "c" }], "STOP")]),
  );
  const all = await collect(chunks);
  expect(all.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("")).toBe("abc");
  expect(all.at(-1)?.choices[0]?.finish_reason).toBe("stop");
  expect(signal.signal.aborted).toBe(false);
});

it("hands out what came before a break, then the fault, once", async () => {
  const { chunks, signal } = open(list([responseOf([{ text: "a" }])], new TypeError("terminated")));
  const seen: ChatCompletionChunk[] = [];
  const fault = await faultOf(async () => {
    for await (const chunk of chunks) seen.push(chunk);
  });
  expect(fault.kind).toBe("network");
  expect(seen).toHaveLength(2);
  expect(signal.signal.aborted).toBe(true);
  expect(await chunks[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined });
});

it("loses nothing to a break after the reason to stop", async () => {
  const { chunks } = open(list([responseOf([{ text: "a" }], "STOP")], new TypeError("terminated")));
  expect((await collect(chunks)).at(-1)?.choices[0]?.finish_reason).toBe("stop");
});

it("says so if the caller went, even after the reason to stop", async () => {
  const controller = new AbortController();
  controller.abort();
  const { chunks } = open(list([responseOf([{ text: "a" }], "STOP")], new TypeError("aborted")), controller.signal);
  expect((await faultOf(() => collect(chunks))).kind).toBe("network");
});

it.each([
  [[responseOf([{ text: "a" }])], "truncated"],
  [[], "truncated"],
  [["text"], "malformed"],
  [[{ candidates: [null] }], "malformed"],
])("says what is wrong with %j", async (responses, kind) => {
  expect((await faultOf(() => collect(open(list(responses)).chunks))).kind).toBe(kind);
});

it("closes the connection when the reader leaves, also before it began, and while it waits", async () => {
  const left = open(list([responseOf([{ text: "a" }]), responseOf([{ text: "b" }])]));
  for await (const _ of left.chunks) break;
  expect(left.signal.signal.aborted).toBe(true);
  const unread = open(list([]));
  await unread.chunks[Symbol.asyncIterator]().return?.();
  expect(unread.signal.signal.aborted).toBe(true);
  const never: AsyncIterable<unknown> = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise(() => undefined),
      return: () => new Promise(() => undefined),
    }),
  };
  const waiting = open(never);
  const iterator = waiting.chunks[Symbol.asyncIterator]();
  void iterator.next();
  expect(await iterator.return?.()).toEqual({ done: true, value: undefined });
  expect(waiting.signal.signal.aborted).toBe(true);
});
