import { expect, it } from "vitest";
import type { CallSignal } from "./call-signal.ts";
import { fault, ProviderFault } from "./fault.ts";
import { callInTime, guarded, type TimedSteps } from "./timed-call.ts";

const call = { signal: new AbortController().signal, timeoutMs: 60_000 };

async function run(changes: Partial<TimedSteps<string, string, string>>, signal = call.signal) {
  let seen: CallSignal | undefined;
  const steps: TimedSteps<string, string, string> = {
    translate: () => "sent",
    send: async (sent) => `${sent} and answered`,
    read(answer, _, callSignal) {
      seen = callSignal;
      callSignal.release();
      return answer;
    },
    faultOf(thrown, callSignal) {
      seen = callSignal;
      return thrown instanceof ProviderFault ? thrown : fault("network", "broke");
    },
    ...changes,
  };
  const result = await callInTime({ ...call, signal }, steps).catch((found: ProviderFault) => found.kind);
  return [result, seen?.signal.aborted];
}

it("gives what was read, and leaves the signal alone", async () => {
  expect(await run({})).toEqual(["sent and answered", false]);
});

it.each<[string, Partial<TimedSteps<string, string, string>>]>([
  ["invalid_request", { translate: () => JSON.parse("{") }],
  [
    "unsupported",
    {
      translate: () =>
        guarded("malformed", "", () => {
          throw fault("unsupported", "no");
        }),
    },
  ],
  ["network", { send: () => Promise.reject(new TypeError("fetch failed")) }],
  ["malformed", { read: () => JSON.parse("{") }],
])("ends what is under way with a fault: %s", async (kind, changes) => {
  expect(await run(changes)).toEqual([kind, true]);
});

it("sends nothing for a caller who has left", async () => {
  const send = () => expect.unreachable();
  expect(await run({ send }, AbortSignal.abort())).toEqual(["network", true]);
});
