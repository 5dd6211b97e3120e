import { type VirtualClock, virtualClock } from "@overture/testing";
import { describe, expect, it } from "vitest";
import { memoryStore, type StateStore } from "../src/state/index.ts";
import { hello, rejection, type Stage, type StageOptions, stage } from "./stage.ts";
import { storeAround } from "./store-around.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
await import("../src/admission/admissions.ts");

const budget = { usd: 1, per: "total", cutCalls: "worst" } as const;

/** A stage whose store takes 20 ms to hold. */
function slowToHold(options: StageOptions = {}): Stage {
  const clock = virtualClock();
  return stage({ clock, store: slowStore(clock), budget, ...options });
}

function slowStore(clock: VirtualClock): StateStore {
  const inner = memoryStore({ clock });
  return storeAround(inner, {
    hold: async (...all) => {
      const held = await inner.hold(...all);
      await new Promise<void>((resolve) => clock.setTimer(resolve, 20));
      return held;
    },
  });
}

async function expectNothingSpent(set: Stage): Promise<void> {
  await set.clock.advance(200);
  expect(["a", "b"].flatMap((id) => set.provider(id).calls)).toEqual([]);
  expect((await set.clock.runUntil(set.overture.budgets()))[0]).toMatchObject({ spentUsd: 0, heldUsd: 0 });
}

describe.each(["single", "speculative", "council"] as const)("while money is set aside: %s", (mode) => {
  it.each([false, true])("a caller who goes pays nothing, and nobody is called (streamed: %s)", async (stream) => {
    const set = slowToHold();
    const controller = new AbortController();
    const { signal } = controller;
    const asked = rejection(
      (async () => {
        const answer = await set.overture.chat.completions.create({ ...hello, stream, overture: { mode } }, { signal });
        if (!("overture" in answer)) await answer.completion();
      })(),
    );
    await set.clock.advance(10);
    controller.abort();
    expect(await set.clock.runUntil(asked)).toMatchObject({ name: "AbortError" });
    await expectNothingSpent(set);
  });
});

it("a request whose time is over while money is set aside calls nobody, and owes nothing", async () => {
  const set = slowToHold();
  expect(await set.failure({}, { timeout: 15 })).toMatchObject({ code: "deadline_exceeded" });
  await expectNothingSpent(set);
});
