import { expect, it } from "vitest";
import { eventsOf } from "../test/events.ts";
import { completion, stage } from "../test/stage.ts";
import { defineProvider, OvertureError } from "./provider/index.ts";

const provider = (id: string) =>
  defineProvider({ id, models: [{ name: "m" } as never], chat: async () => ({ body: completion(), warnings: [] }) });

it("refuses two providers of one id, and says how to tell them apart", () => {
  const make = () => stage({ providers: [provider("a"), provider("b"), provider("a")] });
  expect(make).toThrow(OvertureError);
  expect(make).toThrow('Two providers have the id "a". Give one of them another with its id option.');
});

it("takes the time that requests may take from the options", async () => {
  const set = stage({ timeouts: { totalMs: 500 }, retries: 0, cast: { a: { script: [{ hang: true }] } } });
  const before = set.clock.now();
  const error = await set.failure();
  expect(error.code).toBe("deadline_exceeded");
  expect(set.clock.now() - before).toBe(500);
});

it("tells when breakers move and keys are parked", async () => {
  const set = stage({ breaker: { consecutiveFaults: 1 }, cast: { a: { keys: ["one"] }, b: {} } });
  const [breakers, keys] = [eventsOf(set.overture, "breaker"), eventsOf(set.overture, "key")];
  set.provider("a").next({ fault: "server" }, { fault: "rate_limited", retryAfterMs: 5000 });
  await set.answer();
  expect(breakers).toMatchObject([{ name: "a/m", from: "closed", to: "open" }]);
  await set.clock.advance(60_000);
  await set.answer({ model: "a/m", overture: { fallbacks: ["b/m"] } });
  expect(keys).toMatchObject([{ provider: "a", index: 0, because: "rate_limited" }]);
});
