import { describe, expect, it } from "vitest";
import { chunk, chunkProvider, stage, usageChunk } from "../../../test/stage.ts";

const speculative = { overture: { mode: "speculative" } } as const;
const opening = [chunk({ role: "assistant", content: "" }), chunk({ content: "One" })];
const one = (...chunks: Parameters<typeof chunkProvider>[1]) =>
  stage({ providers: [chunkProvider("a", [...opening, ...chunks])], retries: 0, timeouts: { idleMs: 3000 } });
const wait = (set: ReturnType<typeof stage>, ms: number) => () =>
  new Promise<void>((resolve) => {
    set.clock.setTimer(resolve, ms);
  });

describe("an answer that is wanted whole", () => {
  it("comes as a stream, and is put together with its usage", async () => {
    const answer = await one(chunk({ content: " two" }), chunk({}, "stop"), usageChunk).answer(speculative);
    expect(answer).toMatchObject({ object: "chat.completion", model: "a/m", usage: { total_tokens: 15 } });
    expect(answer.choices[0]).toMatchObject({ message: { content: "One two" }, finish_reason: "stop" });
    expect(answer.overture.cost.certainty).toBe("exact");
  });

  it("does not wait for a usage that never comes", async () => {
    const set = one(chunk({}, "stop"), () => new Promise(() => {}));
    const answer = await set.answer(speculative);
    expect(answer.overture.cost.certainty).toBe("estimated");
    expect(set.clock.monotonic()).toBe(1000);
    await set.clock.advance(2000);
    expect(set.clock.pendingTimers).toBe(0);
  });

  it("is a fault where the stream breaks off, or stands still", async () => {
    expect(await one().failure(speculative)).toMatchObject({ attempts: [{ fault: "truncated" }] });
    const still: ReturnType<typeof stage> = one(() => wait(still, 5000)());
    expect(await still.failure(speculative)).toMatchObject({ attempts: [{ fault: "timeout", durationMs: 3000 }] });
  });
});
