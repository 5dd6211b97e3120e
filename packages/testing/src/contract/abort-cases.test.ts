import { expect, it } from "vitest";
import { failuresOf } from "../../test/failures.ts";

it("holds for a sound adapter", async () => {
  expect(await failuresOf("abort:")).toEqual([]);
});

it("sees an adapter that does not listen to the signal", async () => {
  const deaf = new AbortController().signal;
  const failures = await failuresOf("abort: before the call", { call: (call) => ({ ...call, signal: deaf }) });
  expect(failures).toHaveLength(2);
});

it("sees a deadline that is not kept", async () => {
  const failures = await failuresOf("abort: a deadline", {
    call: (call) => ({ ...call, timeoutMs: 60_000, signal: late() }),
  });
  expect(failures).toHaveLength(2);
});

/** Ends what nobody ends, so that the test does. */
function late(): AbortSignal {
  return AbortSignal.timeout(600);
}
