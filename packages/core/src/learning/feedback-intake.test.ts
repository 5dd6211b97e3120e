import { expect, it } from "vitest";
import { AnswerIds, newDecisionId } from "./answer-id.ts";
import { FeedbackIntake } from "./feedback-intake.ts";
import { Learner } from "./learner.ts";
import { lentToLearning } from "./lent.ts";

const nowMs = 1_700_000_000_000;

it("takes signals as Feedback does, loading it with the first, and counts each source once", async () => {
  const learner = new Learner({ levels: 1, lent: lentToLearning, qualityPrior: () => ({ mean: 0.6, variance: 0.04 }) });
  learner.countDecision(["code"], nowMs);
  learner.forecast({
    ...{ model: "a/m", context: ["code"], prices: undefined, inputTokens: 1, cachedTokens: 0 },
    ...{ outputLimit: undefined, nowMs },
  });
  const ids = new AnswerIds(undefined);
  const intake = new FeedbackIntake({ ids, learning: { learner, load: () => undefined }, scope: "" });
  const id = ids.write(
    newDecisionId(nowMs, () => 0.5),
    "",
    ["code"],
    "a/m",
  );
  const both = await Promise.all([intake.take(id, { score: 1 }, nowMs), intake.take(id, { score: 0 }, nowMs)]);
  expect(both).toEqual([{ counted: true }, { counted: false }]);
  expect(learner.quality({ model: "a/m", context: ["code"] }, nowMs).mean).toBeGreaterThan(0.6);
  await expect(intake.take("forged", { score: 1 }, nowMs)).rejects.toMatchObject({ code: "invalid_request" });
});
