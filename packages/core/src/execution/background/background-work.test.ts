import { expect, it } from "vitest";
import { card, read, stage } from "../../../test/stage.ts";
import { sampledJudge } from "../../index.ts";
import { ordered, shadow } from "../../routing/index.ts";

it("does everything that is asked of it with one answer, side by side, and is waited for as a whole", async () => {
  const cast = {
    a: {},
    b: { models: [{ name: "m", card, firstTokenMs: () => 4000 }] },
    j: { models: [{ name: "m", card, answer: '{"score": 5}', firstTokenMs: () => 4000 }] },
  };
  const hooked: string[] = [];
  const set = stage({
    cast,
    evaluate: (_, { model }) => {
      hooked.push(model);
      return undefined;
    },
    judge: sampledJudge({ model: "j/m", share: 1, maxUsdPerDay: 10 }),
    shadow: shadow(ordered(["b/*"]), { share: 1, maxUsdPerDay: 10 }),
  });
  await read(set, await set.stream());
  const before = set.clock.now();
  await set.clock.runUntil(set.overture.close());
  expect(hooked).toEqual(["a/m"]);
  expect(set.provider("b").calls).toHaveLength(1);
  // The answer and its shadow are both judged, and the shadow casts none of its own.
  expect(set.provider("j").calls).toHaveLength(2);
  // The shadow and the first verdict side by side, and then the shadow's.
  expect(set.clock.now() - before).toBeLessThan(9000);
  expect(set.clock.pendingTimers).toBe(0);
});

it("does nothing that it was not asked", async () => {
  const set = stage({ evaluate: () => undefined });
  await set.answer();
  await set.clock.runUntil(set.overture.close());
  expect(set.provider("b").calls).toHaveLength(0);
});
