import { describe, expect, it } from "vitest";
import { card, stage } from "../../test/stage.ts";

it("asks one after the other until somebody answers, and then nobody else", async () => {
  const set = stage({ cast: { a: {}, b: {}, c: {} } });
  set.provider("a").always({ fault: "server" });
  expect((await set.answer()).model).toBe("b/m");
  expect(set.provider("c").calls).toHaveLength(0);
});

it("leaves the last one all the time that is left, and the others half of it", async () => {
  const set = stage();
  for (const id of ["a", "b"]) set.provider(id).always({ hang: true });
  const { attempts } = await set.failure({}, { timeout: 1000 });
  expect(attempts.map(({ durationMs }) => durationMs)).toEqual([500, 500]);
});

it("passes over those that have no more room than who found the input too long", async () => {
  const window = (contextTokens: number) => ({ models: [{ name: "m", card: { ...card, contextTokens } }] });
  const set = stage({ cast: { a: window(50_000), b: window(40_000), c: window(60_000) } });
  set.provider("a").always({ fault: "context_length" });
  const { overture } = await set.answer();
  expect(overture.attempts.map(({ model }) => model)).toEqual(["a/m", "c/m"]);
});

describe("the time of a candidate", () => {
  const slow = (afterMs: number) => ({ answer: "slow", firstTokenMs: () => afterMs, tokenMs: () => 0 });

  it("is all that is left but 15 s for another of whom nothing is known", async () => {
    const set = stage({ timeouts: { totalMs: 60_000 } });
    set.provider("a").always(slow(44_000));
    expect((await set.answer()).model).toBe("a/m");
    set.provider("a").always({ hang: true });
    const answer = await set.answer();
    expect(answer.model).toBe("b/m");
    expect(answer.overture.attempts[0]?.durationMs).toBe(45_000);
  });

  it("is half of a short deadline at least", async () => {
    const set = stage({ timeouts: { totalMs: 20_000 } });
    set.provider("a").always({ hang: true });
    expect((await set.answer()).overture.attempts[0]?.durationMs).toBe(10_000);
  });

  it.each([false, true])("is cut by no more than another needs, as it was learned (streamed: %s)", async (stream) => {
    const set = stage({ timeouts: { totalMs: 60_000 } });
    set.provider("b").always({ answer: "b", firstTokenMs: () => 500, tokenMs: () => 0 });
    for (let count = 0; count < 50; count += 1) await set.answer({ model: "b/m" });
    set.provider("a").always({ hang: true });
    const begunAt = set.clock.monotonic();
    if (stream) await set.stream({ overture: { maxFirstTokenMs: 60_000 } });
    else await set.answer();
    const waitedMs = set.clock.monotonic() - begunAt;
    expect(waitedMs).toBeGreaterThan(55_000);
    expect(waitedMs).toBeLessThan(60_000);
  });
});
