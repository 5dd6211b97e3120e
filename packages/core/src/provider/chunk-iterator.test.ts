import { describe, expect, it } from "vitest";
import type { ChatCompletionChunk } from "../chat/index.ts";
import { ChunkIterator, type ChunkSource } from "./chunk-iterator.ts";
import { ProviderFault } from "./fault.ts";

/** A stream of words, `.` being the last; an error among them is thrown, and `never` does not come. */
function stream(words: readonly (string | Error)[], changes: Partial<ChunkSource> = {}) {
  const closed: string[] = [];
  let whole = false;
  async function* events(): AsyncGenerator<unknown> {
    try {
      for (const word of words) {
        if (word instanceof Error) throw word;
        if (word === "never") await new Promise(() => undefined);
        yield word;
      }
    } finally {
      closed.push("events");
    }
  }
  const iterator = new ChunkIterator({
    events: events(),
    translate(event) {
      if (event === "skip") return undefined;
      if (event === "odd") throw new TypeError("cannot read");
      if (event === ".") whole = true;
      const choices = [{ index: 0, delta: { content: String(event) }, finish_reason: null }];
      return {
        id: "1",
        object: "chat.completion.chunk",
        created: 1,
        model: "m",
        choices,
      } satisfies ChatCompletionChunk;
    },
    isWhole: () => whole,
    close: () => void closed.push("response"),
    signal: new AbortController().signal,
    faultOf: (thrown, begun) =>
      thrown instanceof ProviderFault
        ? thrown
        : new ProviderFault({ kind: begun ? "truncated" : "network", message: String(thrown) }),
    ...changes,
  });
  return { iterator, closed };
}

async function read(iterator: ChunkIterator): Promise<(string | null | undefined)[]> {
  const said: (string | null | undefined)[] = [];
  for await (const chunk of iterator) said.push(chunk.choices[0]?.delta.content);
  return said;
}

it("gives a chunk for each event that becomes one, and leaves the response open to its own end", async () => {
  const { iterator, closed } = stream(["a", "skip", "b", "."]);
  expect(await read(iterator)).toEqual(["a", "b", "."]);
  expect(await iterator.next()).toEqual({ done: true, value: undefined });
  expect(closed).toEqual(["events"]);
});

it.each<[string, readonly (string | Error)[], string]>([
  ["an end before the answer's", ["a"], "truncated"],
  ["an end before anything", [], "truncated"],
  ["a connection that broke", ["a", new TypeError("terminated")], "truncated"],
  ["a connection that failed", [new TypeError("terminated")], "network"],
  ["an event of another form", ["a", "odd"], "malformed"],
])("calls %s a fault, and closes the response", async (_name, words, kind) => {
  const { iterator, closed } = stream(words);
  await expect(read(iterator)).rejects.toMatchObject({ kind });
  expect(closed).toContain("response");
  expect(await iterator.next()).toEqual({ done: true, value: undefined });
});

it("takes nothing from an answer that was whole when its connection broke", async () => {
  expect(await read(stream(["a", ".", new TypeError("terminated")]).iterator)).toEqual(["a", "."]);
});

it("ends with the vendor's last event, whatever the connection does afterwards", async () => {
  const { iterator, closed } = stream(["a", ".", "more"], { isLast: (event) => event === "." });
  expect(await read(iterator)).toEqual(["a", "."]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(closed).toEqual(["response"]);
  expect(await read(stream(["a", ".", "never"], { isLast: (event) => event === "." }).iterator)).toEqual(["a", "."]);
});

it("says aborted where the SDK would just end", async () => {
  const controller = new AbortController();
  const faultOf = () => new ProviderFault({ kind: "aborted", message: "x" });
  const { iterator } = stream(["a", "."], { signal: controller.signal, faultOf });
  await iterator.next();
  controller.abort();
  await expect(iterator.next()).rejects.toMatchObject({ kind: "aborted" });
});

it.each([0, 1])("closes the response after %d chunks", async (count) => {
  const { iterator, closed } = stream(["a", "b", "."]);
  for (let index = 0; index < count; index += 1) await iterator.next();
  await iterator.return();
  await iterator.return();
  expect(await iterator.next()).toEqual({ done: true, value: undefined });
  await new Promise((resolve) => setImmediate(resolve));
  expect(closed.filter((what) => what === "response")).toEqual(["response"]);
});

it("closes the response while it waits for an event", async () => {
  const { iterator, closed } = stream(["a", "never"]);
  await iterator.next();
  void iterator.next();
  await iterator.return();
  expect(closed).toEqual(["response"]);
});

it("says once that a whole stream has ended by itself, and never of one that broke or was closed", async () => {
  const said: string[] = [];
  const ended = () => void said.push("ended");
  const whole = stream(["a", "."], { ended }).iterator;
  for await (const _ of whole);
  await whole.next();
  expect(said).toEqual(["ended"]);
  await stream(["a"], { ended }).iterator.return();
  const cut = stream(["a"], { ended }).iterator;
  await cut.next();
  await expect(cut.next()).rejects.toMatchObject({ kind: "truncated" });
  expect(said).toEqual(["ended"]);
});

describe("events of several chunks", () => {
  const chunkOf = (content: string): ChatCompletionChunk => ({
    ...{ id: "1", object: "chat.completion.chunk", created: 1, model: "m" },
    choices: [{ index: 0, delta: { content }, finish_reason: null }],
  });
  const several = (words: readonly (string | Error)[], changes: Partial<ChunkSource> = {}) =>
    stream(words, {
      translate: (event) => [...String(event)].map(chunkOf),
      isWhole: () => true,
      finish: () => [chunkOf("end")],
      ...changes,
    });

  it("are handed out one by one, and the end after them, though the connection breaks", async () => {
    expect(await read(several(["ab", "c"]).iterator)).toEqual(["a", "b", "c", "end"]);
    expect(await read(several(["ab", new TypeError("terminated")]).iterator)).toEqual(["a", "b", "end"]);
  });

  it("are let go when the reader leaves", async () => {
    const { iterator } = several(["ab"]);
    await iterator.next();
    await iterator.return();
    expect(await read(iterator)).toEqual([]);
  });
});
