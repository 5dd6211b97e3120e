import { describe, expect, it } from "vitest";
import { chunk, chunkProvider, read, rejection, stage, usage, usageChunk } from "../../test/stage.ts";
import type { ChatCompletionChunk } from "../chat/index.ts";
import { StreamInterruptedError } from "./stream-interrupted.ts";

const opening = [chunk({ role: "assistant", content: "" }), chunk({ content: "One" })];
/** Passes for details, until the answer is put together. */
const odd = chunk({ reasoning_details: [{ format: () => "no data" }] } as never);

const one = (...chunks: Parameters<typeof chunkProvider>[1]) => stage({ providers: [chunkProvider("a", chunks)] });

describe("a stream that cannot be put together", () => {
  it.each<[string, readonly (ChatCompletionChunk | (() => unknown))[]]>([
    ["ends", [chunk({}, "stop"), usageChunk]],
    ["breaks after its finish reason", [chunk({}, "stop"), () => Promise.reject(new TypeError("terminated"))]],
    ["sends no usage and no end", [chunk({}, "stop"), () => new Promise(() => {})]],
    ["breaks before its finish reason", [() => Promise.reject(new TypeError("terminated"))]],
  ])("is told of as an error where it %s, and throws at nobody else", async (_, rest) => {
    const set = one(...opening, odd, ...rest);
    const stream = await set.stream();
    const { error, text } = await read(set, stream);
    expect(text).toBe("One");
    expect(error).toBeInstanceOf(StreamInterruptedError);
    expect(error).toMatchObject({ code: "stream_interrupted", partial: { model: "a/m", choices: [] } });
    expect(await rejection(stream.completion())).toBe(error);
    expect(set.clock.pendingTimers).toBe(0);
  });
});

it("says that a provider went on after its end, and that this was dropped", async () => {
  const set = one(...opening, chunk({}, "stop"), chunk({ content: "!" }), { ...usageChunk, usage });
  const stream = await set.stream();
  const { text, chunks } = await read(set, stream);
  expect(text).toBe("One");
  expect(chunks.at(-1)?.overture?.warnings).toMatchObject([{ code: "content_after_end" }]);
  expect((await stream.completion()).choices[0]?.message.content).toBe("One");
});
