import { expect, it } from "vitest";
import { chunk, chunkProvider, never, read, stage, usageChunk } from "../../test/stage.ts";

const answer = [chunk({ content: "Hi" }), chunk({}, "stop"), usageChunk];

function one(...after: Parameters<typeof chunkProvider>[1]) {
  const signals: AbortSignal[] = [];
  return { signals, set: stage({ providers: [chunkProvider("a", [...answer, ...after], signals)] }) };
}

it("reads on to the end, so that the connection can be used again", async () => {
  let ended = false;
  const { set, signals } = one(usageChunk, () => {
    ended = true;
  });
  await read(set, await set.stream());
  await set.clock.advance(0);
  expect(ended).toBe(true);
  expect(signals[0]?.aborted).toBe(false);
  expect(set.clock.pendingTimers).toBe(0);
});

it.each([
  ["never ends", [never]],
  ["goes on without end", Array.from({ length: 100 }, () => usageChunk)],
])("cuts off a provider that %s, without the reader's noticing", async (_, after) => {
  const { set, signals } = one(...after);
  const { error } = await read(set, await set.stream());
  expect(error).toBeUndefined();
  expect(set.clock.monotonic()).toBe(0);
  await set.clock.advance(1000);
  expect(signals[0]?.aborted).toBe(true);
  expect(set.clock.pendingTimers).toBe(0);
});

it("minds no error after the end", async () => {
  const { set } = one(() => Promise.reject(new Error("reset")));
  const { error, chunks } = await read(set, await set.stream());
  expect(error).toBeUndefined();
  expect(chunks.at(-1)?.overture?.cost.certainty).toBe("exact");
  await set.clock.advance(0);
  expect(set.clock.pendingTimers).toBe(0);
});
