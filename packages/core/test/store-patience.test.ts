import { memoryStore, type StateStore } from "@overture/core/store";
import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import type { OvertureOptions } from "../src/index.ts";
import { stage } from "./stage.ts";
import { storeAround } from "./store-around.ts";
import "./two-processes.ts";

await Promise.all([import("../src/admission/admissions.ts"), import("../src/tenancy/soft-gate.ts")]);

const everything: Partial<OvertureOptions> = {
  budget: [
    { usd: 100, per: "day", pace: true },
    { usd: 100, per: "week", hard: false },
  ],
  limits: { requestsPerMinute: 600, tokensPerMinute: 1_000_000, concurrent: 10 },
  tenants: {
    acme: {
      budget: [
        { usd: 10, per: "day", pace: true },
        { usd: 10, per: "week", hard: false },
      ],
      limits: { requestsPerMinute: 600, tokensPerMinute: 1_000_000, concurrent: 10 },
      tags: { chat: { limits: { requestsPerMinute: 600, concurrent: 10, hard: false } } },
    },
  },
  onStoreDown: "allow",
};

const request = { overture: { tenant: "acme", tags: ["chat"] }, max_completion_tokens: 100 };

/** How long the second request takes: the first also waits for what others have learned. */
async function tookMs(
  make: (store: StateStore, clock: ReturnType<typeof virtualClock>) => StateStore,
): Promise<number> {
  const clock = virtualClock();
  const set = stage({ ...everything, clock, store: make(memoryStore({ clock }), clock) });
  await set.answer(request);
  const from = clock.now();
  await set.answer(request);
  return clock.now() - from;
}

const never = () => new Promise<never>(() => {});

it("holds no request up for longer than storeTimeoutMs, however much there is to ask of a store that hangs", async () => {
  const alike = await tookMs((store) => store);
  const hung = await tookMs((store) =>
    storeAround(store, { add: never, read: never, hold: never, settle: never, take: never, pending: never }),
  );
  expect(hung - alike).toBeLessThanOrEqual(50);
});

it("holds no request up for longer where the store answers each question late", async () => {
  const alike = await tookMs((store) => store);
  const late = await tookMs((store, clock) => {
    const after = <Result>(work: () => Promise<Result>): Promise<Result> =>
      new Promise<void>((resolve) => clock.setTimer(resolve, 20)).then(work);
    return storeAround(store, {
      read: (...all) => after(() => store.read(...all)),
      hold: (...all) => after(() => store.hold(...all)),
      take: (...all) => after(() => store.take(...all)),
    });
  });
  expect(late - alike).toBeGreaterThan(0);
  expect(late - alike).toBeLessThanOrEqual(50);
});

it("refuses at once what must not go on without the store, and answers when it is back", async () => {
  const clock = virtualClock();
  let isDown = true;
  const inner = memoryStore({ clock });
  const down = <Result>(work: () => Promise<Result>): Promise<Result> => (isDown ? never() : work());
  const store = storeAround(inner, {
    hold: (...all) => down(() => inner.hold(...all)),
    take: (...all) => down(() => inner.take(...all)),
  });
  const set = stage({ ...everything, onStoreDown: "deny", clock, store });
  await set.failure(request);
  const from = clock.now();
  expect(await set.failure(request)).toMatchObject({ code: "store_unavailable", status: 503 });
  expect(clock.now() - from).toBe(50);
  isDown = false;
  expect((await set.answer(request)).model).toBe("a/m");
});
