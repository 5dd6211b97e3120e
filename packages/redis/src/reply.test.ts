import { expect, it } from "vitest";
import { Reply, readHoldResult, readPending, readSettleResult, readSnapshot, readTakeResult } from "./reply.ts";

const reply = (...list: readonly string[]): Reply => new Reply(`=${JSON.stringify(list)}`);

it("reads what each script replies", () => {
  const fields = ["@life", "1", "husd", "2", "pusd", "9007199254740991", "uusd", "1e-20", "p", "7"];
  expect(readSnapshot(["1-2", "0", "1-1", fields])).toEqual({
    version: "1-2",
    whole: false,
    rest: "1-1",
    counters: new Map([
      ["usd", { posted: 2 ** 53 - 1, held: 2, unknown: 1e-20 }],
      ["", { posted: 7, held: 0, unknown: 0 }],
    ]),
  });
  expect(readSnapshot(["none", "1", "", {}])).toEqual({ version: "none", whole: true, counters: new Map() });
  expect(readHoldResult(reply("admitted", "1", "2"))).toEqual({ admitted: true, standings: [{ posted: 1, held: 2 }] });
  expect(readHoldResult(reply("late"))).toEqual({ admitted: false, blockedBy: { reason: "late" } });
  expect(readSettleResult(reply("1", "5"))).toEqual({ repeated: true, posted: [5] });
  expect(readTakeResult(reply("limit", "1", "never"))).toMatchObject({
    take: 1,
    retryAfterMs: Number.POSITIVE_INFINITY,
  });
});

it("leaves out of an unknown hold what was dropped", () => {
  const entries = JSON.stringify([
    ["a", "usd", 5, 0, 0],
    ["b", "calls", 1, 1, 9],
  ]);
  expect(readPending(reply("x", "u", "10", entries))).toEqual([
    { id: "x", state: "unknown", untilMs: 10, entries: [{ book: "a", counter: "usd", by: 5 }] },
  ]);
});

it("takes bytes for text, and refuses what is none of ours", () => {
  expect(new Reply(new TextEncoder().encode('=["a"]')).text()).toBe("a");
  expect(() => new Reply(["a"])).toThrow(/not the script's/);
  expect(() => new Reply("OK")).toThrow(/not the script's/);
  expect(() => reply().text()).toThrow(/ends too early/);
  expect(() => new Reply("=[[]]").text()).toThrow(/in place of a text/);
});
