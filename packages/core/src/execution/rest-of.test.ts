import { expect, it } from "vitest";
import { stage } from "../../test/stage.ts";

it("waits for what the provider asked for, though its breaker would be passed by force", async () => {
  const set = stage({ cast: { a: { keys: ["one"] } }, breaker: { consecutiveFaults: 1 }, retries: 1 });
  set.provider("a").next({ fault: "rate_limited", retryAfterMs: 9000, afterMs: 0 });
  await set.failure({}, { timeout: 1 });
  set.provider("a").next({ fault: "server", afterMs: 0 });
  // One refusal, a wait of nine seconds, and only then the call that opens the breaker.
  const error = await set.failure({}, { timeout: 60_000 });
  expect(error.attempts).toMatchObject([{ fault: "server" }]);
  expect(error.attempts[0]?.startedAtMs).toBeGreaterThanOrEqual(9000);
});

it("does not wait for one key's rest while another key is free", async () => {
  const set = stage({ cast: { a: { keys: ["one", "two"] } } });
  set.provider("a").next({ fault: "rate_limited", retryAfterMs: 9000, afterMs: 0 });
  const { timing } = (await set.answer()).overture;
  expect(timing.totalMs).toBeLessThan(1000);
});

it("waits for the key that is free first, whichever was refused last", async () => {
  const set = stage({ cast: { a: { keys: ["one", "two"] } }, retries: 1 });
  const limited = { fault: "rate_limited" as const, afterMs: 0 };
  set.provider("a").next({ ...limited, retryAfterMs: 2000 }, { ...limited, retryAfterMs: 9000 });
  const { attempts } = (await set.answer()).overture;
  expect(attempts).toHaveLength(3);
  expect(attempts[2]?.startedAtMs).toBeGreaterThanOrEqual(2000);
  expect(attempts[2]?.startedAtMs).toBeLessThanOrEqual(2200);
});

it("asks a model by force, whose breaker is open, before it waits for one that is rate-limited", async () => {
  const set = stage({ breaker: { consecutiveFaults: 1 }, retries: 0 });
  set.provider("a").next({ fault: "rate_limited", retryAfterMs: 60_000, afterMs: 0 });
  set.provider("b").next({ fault: "server", afterMs: 0 });
  await set.failure();
  const { attempts, timing } = (await set.answer()).overture;
  expect(attempts).toMatchObject([{ model: "b/m", outcome: "completion" }]);
  expect(timing.totalMs).toBeLessThan(1000);
});
