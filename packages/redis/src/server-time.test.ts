import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { ServerTime } from "./server-time.ts";

it("learns how far the server's clock is off, best from the quickest reply", async () => {
  const clock = virtualClock({ startAt: 1_000_000 });
  const time = new ServerTime(clock);
  expect(time.isUnknown).toBe(true);
  const reply = async (thereMs: number, backMs: number): Promise<void> => {
    const sentAt = time.sent();
    await clock.advance(thereMs);
    const serverMs = clock.now() + 5000;
    await clock.advance(backMs);
    time.received(serverMs, sentAt);
  };
  await reply(100, 0);
  expect(time.of(0)).toBe(5050);
  await reply(2, 2);
  expect(time.of(0)).toBe(5000);
  await reply(0, 500);
  expect(time.of(0)).toBe(5000);
  await clock.advance(60_000);
  await reply(0, 20);
  expect(time.of(0)).toBe(4990);
});
