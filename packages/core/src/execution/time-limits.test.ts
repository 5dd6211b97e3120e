import { expect, it } from "vitest";
import { deafProvider, stage } from "../../test/stage.ts";
import { defaultTimeLimits } from "./time-limits.ts";

it("is what a request has that says nothing of time", async () => {
  const set = stage({ providers: [deafProvider("a")], retries: 0 });
  await set.failure();
  expect(set.clock.monotonic()).toBe(defaultTimeLimits.totalMs);
  const streamed = stage({ providers: [deafProvider("a")], retries: 0 });
  await streamed.failure({ stream: true });
  expect(streamed.clock.monotonic()).toBe(defaultTimeLimits.firstTokenMs);
});
