import { expect, it } from "vitest";
import { eventsOf } from "../../../test/events.ts";
import { stage } from "../../../test/stage.ts";
import { sampledJudge } from "../../index.ts";

it("tells of what was found with the answer's id, its model and its tags, and of nothing that was said", async () => {
  const set = stage({
    evaluate: () => 0.5,
    judge: sampledJudge({ share: 1, maxUsdPerDay: 1 }),
    cast: { a: {}, b: { script: [{ answer: "secret verdict" }] } },
  });
  const signals = eventsOf(set.overture, "signal");
  const { overture } = await set.answer({
    messages: [{ role: "user", content: "secret prompt" }],
    overture: { tags: ["eu"] },
  });
  await set.clock.runUntil(set.overture.close());
  const of = { id: overture.id, tags: ["eu"], model: "a/m" };
  expect(signals).toMatchObject([
    { ...of, source: "evaluate", score: 0.5, problem: undefined },
    { ...of, source: "judge", score: undefined, problem: "b/m gave no verdict" },
  ]);
  expect(JSON.stringify(signals)).not.toContain("secret");
});
