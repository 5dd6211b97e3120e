import { expect, it } from "vitest";
import { card, completion, stage, usage } from "../../test/stage.ts";
import { defineProvider } from "../provider/index.ts";
import { sleep } from "../time/index.ts";

it("tells how long a request took, and what of it was Overture's own doing", async () => {
  const set = stage({ cast: { a: {} } });
  set
    .provider("a")
    .next(
      { fault: "overloaded", afterMs: 40, retryAfterMs: 100 },
      { answer: "Hi", firstTokenMs: () => 60, tokenMs: () => 0 },
    );
  const { timing, attempts } = (await set.answer()).overture;
  expect(timing.overheadMs).toBe(0);
  expect(timing.firstTokenMs).toBeUndefined();
  expect(attempts.map(({ startedAtMs, durationMs }) => [startedAtMs, durationMs])).toMatchObject([
    [0, 40],
    [expect.any(Number), 60],
  ]);
  expect(timing.totalMs).toBe((attempts[1]?.startedAtMs ?? 0) + 60);
  expect(attempts[1]?.startedAtMs).toBeGreaterThanOrEqual(140);
});

it("counts the first token from the request's beginning in the timing, and from the call's in the attempt", async () => {
  const set = stage();
  set.provider("a").next({ fault: "server", afterMs: 40 });
  set.provider("b").next({ answer: "Hi", firstTokenMs: () => 60, tokenMs: () => 5 });
  const { timing, attempts } = (await set.clock.runUntil((await set.stream()).completion())).overture;
  expect(timing.firstTokenMs).toBe(100);
  expect(attempts[1]?.firstTokenMs).toBe(60);
});

it("does not count loading as the model's time", async () => {
  const { clock } = stage();
  const provider = defineProvider({
    id: "a",
    models: [{ name: "m", ...card }],
    load: () => sleep(clock, 800),
    chat: async () => completion("Hi", usage),
  });
  const { timing, attempts } = (await stage({ clock, providers: [provider] }).answer()).overture;
  expect({ total: timing.totalMs, overhead: timing.overheadMs }).toEqual({ total: 800, overhead: 800 });
  expect(attempts[0]).toMatchObject({ startedAtMs: 800, durationMs: 0 });
});
