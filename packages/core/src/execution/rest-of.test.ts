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
