import { memoryStore } from "@overture/core/store";
import { describe, expect, it, test } from "vitest";
import { storeFailuresOf } from "../../test/spoilt-store.ts";
import { virtualClock } from "../clock/index.ts";
import { storeContract } from "./store-contract.ts";

const shared = "a store in memory belongs to one process";

describe("contract: memory", () => {
  const clock = virtualClock();
  const cases = storeContract({
    create: () => memoryStore({ clock }),
    missing: { shared },
    now: () => clock.now(),
    advance: (ms) => clock.advance(ms),
  });
  for (const { name, run, skip } of cases) {
    test(name, async (context) => {
      if (skip !== undefined) context.skip(skip);
      await run();
    });
  }
});

it("says why a case does not apply", () => {
  const cases = storeContract({ create: () => memoryStore(), missing: { shared } });
  const skips = new Set(cases.flatMap(({ skip }) => (skip === undefined ? [] : [skip])));
  expect([...skips]).toEqual([shared, "the store has no connection that could break"]);
});

it("closes what a case opened, also when it fails", async () => {
  let open = 0;
  const cases = storeContract({
    create: () => {
      open += 1;
      const store = memoryStore();
      const fail = (): Promise<never> => Promise.reject(new Error("broken"));
      const close = async (): Promise<void> => {
        open -= 1;
      };
      return { add: fail, read: fail, hold: fail, settle: fail, pending: fail, take: fail, close, store };
    },
  });
  await expect(cases[0]?.run()).rejects.toThrow("broken");
  expect(open).toBe(0);
});

it("finds no fault in a sound store", async () => {
  expect(await storeFailuresOf("")).toEqual([]);
});
