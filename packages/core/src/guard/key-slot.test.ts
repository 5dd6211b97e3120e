import { inspect } from "node:util";
import { expect, it } from "vitest";
import { KeySlot } from "./key-slot.ts";

const steady = (): number => 0;
const secret = "sk-canary-0123456789";

it("shows no key, however it is logged", () => {
  const slot = new KeySlot(3, secret);
  slot.park("gpt-5.5", { kind: "auth" }, 0, steady);
  expect(slot.credential).toBe(secret);
  for (const text of [inspect(slot, { depth: null, showHidden: true }), JSON.stringify(slot), String(slot)]) {
    expect(text).not.toContain("canary");
  }
});

it("rests for one model when rate-limited, and for all when it is refused", () => {
  const slot = new KeySlot(0, secret);
  expect(slot.park("a", { kind: "rate_limited" }, 0, steady)).toEqual({ model: "a", untilMs: 1000 });
  expect([slot.obstacle("a", 999), slot.obstacle("a", 1000), slot.obstacle("b", 0)]).toEqual([
    { because: "rate_limited", untilMs: 1000 },
    undefined,
    undefined,
  ]);
  expect(slot.park("a", { kind: "rate_limited" }, 500, steady)).toBeUndefined();
  expect(slot.park("a", { kind: "quota" }, 0, steady)).toEqual({ model: undefined, untilMs: 10_000 });
  expect(["a", "b"].map((model) => slot.obstacle(model, 0)?.because)).toEqual(["quota", "quota"]);
  expect(slot.park("b", { kind: "server" }, 0, steady)).toBeUndefined();
});

it("lets one call try it once a refusal's rest is over, until that call has told", () => {
  const slot = new KeySlot(0, secret);
  slot.park("a", { kind: "auth" }, 0, steady);
  slot.take("a", 10_000);
  expect(slot.obstacle("b", 10_001)).toEqual({ because: "auth", untilMs: 70_000 });
  slot.park("a", { kind: "overloaded" }, 11_000, steady);
  expect(slot.obstacle("b", 11_000)).toBeUndefined();
  slot.take("b", 12_000);
  slot.worked("b", 0, 13_000);
  expect(slot.obstacle("a", 13_000)).toBeUndefined();
  slot.take("a", 13_000);
  expect(slot.obstacle("b", 13_000)).toBeUndefined();
});

it("is not woken by the answer to a call that began before it was parked, and doubles no rest after one that worked", () => {
  const slot = new KeySlot(0, secret);
  slot.park("a", { kind: "rate_limited", restMs: 30_000 }, 0, steady);
  slot.worked("a", 0, 1000);
  expect(slot.obstacle("a", 1000)?.untilMs).toBe(30_000);
  slot.park("a", { kind: "rate_limited" }, 30_000, steady);
  expect(slot.obstacle("a", 30_000)?.untilMs).toBe(32_000);
  slot.worked("a", 0, 32_000);
  slot.park("a", { kind: "rate_limited" }, 32_000, steady);
  expect(slot.obstacle("a", 32_000)?.untilMs).toBe(33_000);
});

it("is woken by the answer to a call that was made in spite of its rest", () => {
  const slot = new KeySlot(0, secret);
  slot.park("a", { kind: "auth" }, 0, steady);
  slot.worked("a", 0, 2000, 1000);
  expect(slot.obstacle("a", 2000)).toBeUndefined();
});

it("remembers when a nearly spent limit is full again, until an answer says otherwise", () => {
  const slot = new KeySlot(0, secret);
  slot.worked("a", 5000, 0);
  expect([slot.untilResetMs("a", 1000), slot.untilResetMs("b", 0), slot.untilResetMs("a", 5000)]).toEqual([
    4000,
    undefined,
    undefined,
  ]);
  slot.worked("a", 0, 1000);
  expect(slot.untilResetMs("a", 1000)).toBeUndefined();
});
