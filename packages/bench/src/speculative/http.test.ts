import { expect, it } from "vitest";
import { runHttp } from "./http.ts";

it("cuts the tail over real HTTP, through real SDKs, and closes every loser's socket", {
  timeout: 60_000,
}, async () => {
  const none = await runHttp({ speculative: false, requests: 100, seed: 2 });
  expect([none.doubled, none.loserClosedMs.length]).toEqual([0, 0]);
  const hedged = await runHttp({ speculative: true, requests: 100, seed: 2 });
  expect(hedged.doubled).toBeGreaterThan(0);
  expect(hedged.loserClosedMs).toHaveLength(hedged.doubled);
  expect(hedged.leftOpen).toBe(0);
  // A stall takes 1,500 ms; a socket that was left to itself would be seen to close after it.
  expect(Math.max(...hedged.loserClosedMs)).toBeLessThan(500);
});
