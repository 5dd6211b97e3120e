import { beforeAll, describe, expect, it } from "vitest";
import { eventsOf } from "../../../test/events.ts";
import { card, chunk, chunkProvider, read, stage } from "../../../test/stage.ts";
import { ordered, shadow } from "../../routing/index.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
beforeAll(() => import("./index.ts"));

const shadowing = { shadow: shadow(ordered(["b/*"]), { share: 1, maxUsdPerDay: 0.01 }) };
const dear = { ...card, prices: { input: 0, output: 8 } };

/** What shadows of so many requests came to, until the day's dollars are spent. */
async function shadows(script: readonly object[], requests: number): Promise<number> {
  const b = { models: [{ name: "m", card: dear, answer: "Hi" }], script: script as never };
  const set = stage({ ...shadowing, cast: { a: {}, b } });
  for (let request = 0; request < requests; request += 1) {
    await set.answer();
    await set.clock.advance(120_000);
  }
  await set.clock.runUntil(set.overture.close());
  return set.provider("b").calls.length;
}

describe("what a request costs that nobody waits for", () => {
  // The first is held for four times 413 tokens, $0.0132, which is more than there is; so many answers come to next to nothing.
  it("is what the provider reports", async () => {
    const cheap = { ...card, prices: { input: 0, output: 2 } };
    const set = stage({ ...shadowing, cast: { a: {}, b: { models: [{ name: "m", card: cheap, answer: "Hi" }] } } });
    for (let request = 0; request < 10; request += 1) {
      await set.answer();
      await set.clock.advance(10_000);
    }
    await set.clock.runUntil(set.overture.close());
    expect(set.provider("b").calls).toHaveLength(10);
  });

  it("is never more than what is left: what may cost more is not asked", async () => {
    expect(await shadows([], 5)).toBe(0);
  });

  it("is taken to be what was held where a call failed that may be billed", async () => {
    const cheap = { ...card, prices: { input: 0, output: 4 } };
    const script = Array.from({ length: 10 }, () => ({ fault: "timeout" as const }));
    const b = { models: [{ name: "m", card: cheap, answer: "Hi" }], script };
    const set = stage({ ...shadowing, cast: { a: {}, b } });
    for (let request = 0; request < 5; request += 1) {
      await set.answer();
      await set.clock.advance(120_000);
    }
    await set.clock.runUntil(set.overture.close());
    expect(set.provider("b").calls).toHaveLength(1);
  });
});

it("reads streams to their end, and outlives those that break", async () => {
  const opening = [chunk({ role: "assistant", content: "" }), chunk({ content: "Hi" })];
  const broken = chunkProvider("b", [
    ...opening,
    () => {
      throw new Error("reset");
    },
  ]);
  const set = stage({ ...shadowing, providers: [chunkProvider("a", [...opening, chunk({}, "stop")]), broken] });
  const answers = eventsOf(set.overture, "answer");
  expect((await read(set, await set.stream())).text).toBe("Hi");
  await set.clock.runUntil(set.overture.close());
  expect(answers.map(({ purpose, error }) => [purpose, error])).toEqual([
    [undefined, undefined],
    ["shadow", "stream_interrupted"],
  ]);
});
