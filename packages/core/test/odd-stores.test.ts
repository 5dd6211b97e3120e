import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { memoryStore } from "../src/state/index.ts";
import { read, stage } from "./stage.ts";
import { storeAround } from "./store-around.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
await import("../src/admission/admissions.ts");

it("a store that breaks while a request runs takes no answer from anybody, streamed or not", async () => {
  const clock = virtualClock();
  const inner = memoryStore({ clock });
  const takes: string[] = [];
  const store = storeAround(inner, {
    take: (space, id, request) => {
      takes.push(id);
      if (id.endsWith(" correction")) throw new TypeError("take is not a function");
      return inner.take(space, id, request);
    },
  });
  const set = stage({ clock, store, limits: { tokensPerMinute: 100_000 }, budget: { usd: 1 } });
  const ended: unknown[] = [];
  set.overture.on("answer", ({ error }) => ended.push(error));
  expect((await set.answer()).choices[0]?.message.content).toBeTruthy();
  expect((await read(set, await set.stream())).error).toBeUndefined();
  expect(ended).toEqual([undefined, undefined]);
  expect(takes.filter((id) => id.endsWith(" correction"))).toHaveLength(2);
  await clock.runUntil(set.overture.close());
});

it("a user who comes first asks the store for no more than is its own, however many came before", async () => {
  const clock = virtualClock();
  const inner = memoryStore({ clock });
  let most = 0;
  const store = storeAround(inner, {
    read: async (...all) => {
      const books = await inner.read(...all);
      if (all[0] === "app") most = Math.max(most, ...books.map(({ counters }) => counters.size));
      return books;
    },
  });
  const set = stage({ clock, store, users: { budget: { usd: 1, hard: false } } });
  for (let user = 0; user < 30; user += 1) await set.answer({ overture: { user: `u${user}` } });
  expect(most).toBeLessThanOrEqual(1);
  expect(await clock.runUntil(set.overture.budgets(undefined, "u7"))).toMatchObject([{ owner: "user u7" }]);
  expect((await clock.runUntil(set.overture.budgets(undefined, "u7")))[0]?.spentUsd).toBeGreaterThan(0);
});
