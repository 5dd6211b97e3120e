import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { card, stage } from "../../test/stage.ts";
import { thompson } from "../routing/index.ts";
import { allowanceOf, type SpaceLines, StoreWait } from "../tenancy/index.ts";
import { TenantPacing } from "./tenant-pacing.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
await import("./admissions.ts");

const dayMs = 86_400_000;
const wait = new StoreWait(virtualClock(), 50);

it("leaves pacing to what paces already where no budget does", () => {
  const clock = virtualClock();
  const beside = { costFactor: () => 3 };
  const ledger = { knownSpent: () => 0, look: async () => {} };
  const spaces = [{ space: "app", own: allowanceOf("app", { budget: { usd: 1 } }) }];
  expect(TenantPacing.of({ spaces, ledger, clock, beside })).toBeUndefined();
});

it("looks once where a budget stands, and again in the next period", async () => {
  const clock = virtualClock();
  const known = new Map<string, number>();
  const looks: SpaceLines[] = [];
  const pacing = new TenantPacing({
    spaces: [{ space: "tenant acme", own: allowanceOf("tenant", { budget: { usd: 1e-7, per: "day", pace: true } }) }],
    ledger: {
      knownSpent: (_, { book }) => known.get(book),
      look: async (look) => {
        looks.push(look);
        for (const { book } of look.lines) known.set(book, looks.length === 1 ? 100 : 0);
      },
    },
    clock,
    beside: undefined,
  });
  await pacing.look(wait);
  expect([pacing.look(wait), looks.length]).toEqual([undefined, 1]);
  expect(pacing.pacer?.costFactor(1)).toBeGreaterThan(1);
  await clock.advance(dayMs);
  await pacing.look(wait);
  expect([looks.length, pacing.pacer?.costFactor(1)]).toEqual([2, 1]);
});

it("spreads a budget over its period: the cheaper model answers while spend runs ahead", async () => {
  const run = async (pace: boolean) => {
    const set = stage({
      policy: thompson(),
      cast: {
        dear: { models: [{ name: "m", card: { ...card, prices: { input: 5, output: 25 } }, outputTokens: () => 100 }] },
        cheap: {
          models: [{ name: "m", card: { ...card, prices: { input: 0.1, output: 0.4 } }, outputTokens: () => 100 }],
        },
      },
      learning: {
        qualityPrior: { "dear/*": { mean: 0.95, deviation: 0.01 }, "cheap/*": { mean: 0.5, deviation: 0.01 } },
      },
      objective: "quality",
      tenants: { acme: { budget: { usd: 0.1, per: "day", pace } } },
    });
    let lastAnswered = 0;
    for (let hour = 0; hour < 24; hour += 1) {
      for (let count = 0; count < 10; count += 1) {
        const request = { overture: { tenant: "acme" }, max_completion_tokens: 100 };
        const answered = await set.answer(request).then(
          () => true,
          () => false,
        );
        if (answered) lastAnswered = hour;
      }
      await set.clock.advance(3_600_000 - 60_000);
    }
    return lastAnswered;
  };
  expect(await run(false)).toBeLessThan(12);
  expect(await run(true)).toBeGreaterThan(20);
});
