import { expect, it } from "vitest";
import { forgetfulStore } from "./forgetful-store.ts";

it("allows everything, and keeps nothing", async () => {
  const store = forgetfulStore();
  const entries = [{ book: "b", counter: "c", by: 5 }];
  const guards = [{ book: "b", counter: "c", limit: 1 }];
  expect(await store.hold("s", "id", { entries, guards, ttlMs: 1, validUntil: 0 })).toMatchObject({ admitted: true });
  expect(await store.settle("s", "id", entries)).toEqual({ repeated: false, posted: [0] });
  expect((await store.read("s", [{ book: "b" }]))[0]?.counters.size).toBe(0);
  expect(await store.take("s", "id", { takes: [] })).toEqual({ admitted: true });
  expect([await store.add("s", []), await store.pending("s"), await store.close()]).toEqual([
    { repeated: [] },
    [],
    undefined,
  ]);
});
