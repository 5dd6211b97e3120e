// Checked by tsc, under exactOptionalPropertyTypes: what programs say of learning, and hear of it.
import {
  type DecisionReport,
  type FeedbackReceipt,
  type LearnedModel,
  type LearningExport,
  type ModelName,
  Overture,
  ordered,
  type Policy,
  type Provider,
  type Rule,
  split,
  thompson,
} from "./index.ts";
import { type DecisionRecord, decisionRecord, propensities, replay } from "./replay/index.ts";

const messages = [{ role: "user" as const, content: "Why does my for-await loop never end?" }];
declare const fromEnvironment: string | undefined;
declare const openai: (options?: { apiKey?: string | undefined }) => Provider;

/** Learning, from the objective to what was learned. */
export async function learning(overture: Overture): Promise<void> {
  const policy: Policy = split({ now: ordered(), next: thompson({ temper: undefined }) }, { by: "user", share: 0.5 });
  const rules: readonly Rule[] = [
    { when: { task: ["code", "math"], needs: "tools", inputTokens: { over: 1000 } }, prefer: ["openai/*"] },
    { when: undefined, never: undefined, only: ["anthropic/*"], objective: "cost", maxCostUsd: 0.01 },
  ];
  const full = new Overture({
    providers: [openai()],
    policy,
    rules,
    objective: { usdPerAnswer: 0.02, usdPerSecond: undefined },
    learning: { qualityPrior: { "openai/*": { mean: 0.7, deviation: 0.1 } }, halfLives: { qualityMs: 1000 } },
    pace: { usdPerRequest: 0.01 },
    baseline: { policy: ordered(["openai/gpt-5.5"]), share: undefined },
    logging: { epsilon: undefined },
    secret: fromEnvironment,
  });
  // @ts-expect-error there is no such objective
  full.for({ objective: "cheap" });
  // @ts-expect-error an answer's worth is needed
  full.for({ objective: { usdPerSecond: 1 } });
  // @ts-expect-error conditions name what requests need by one word or several
  const wrong: Rule = { when: { needs: ["tool"] } };

  const request = {
    model: "auto",
    messages,
    overture: { task: "code", maxCostUsd: 0.01, minQuality: 0.8, strict: true },
  };
  const decision = await overture.decide(request);
  const report: DecisionReport = await decision.report();
  const [first] = report.candidates;
  const numbers: (number | undefined)[] = [
    first?.chance,
    first?.valueUsd,
    first?.ranges.costUsd[1],
    first?.drawn?.quality,
  ];
  const record: DecisionRecord = decisionRecord(decision);
  const again: readonly ModelName[] = replay(record, thompson(), (model) => overture.catalog.find(model));
  const chances: Readonly<Record<ModelName, number>> = await propensities(record, policy);
  overture.on("decision", ({ decision: made }) => console.log(JSON.stringify(decisionRecord(made))));

  const receipt: FeedbackReceipt = await overture.feedback("id", { score: 0.8, source: undefined });
  await overture.feedback("id", { passed: true });
  await overture.feedback("id", { better: "other" });
  // @ts-expect-error a score is a number
  await overture.feedback("id", { score: "good" });

  const exported: LearningExport = await overture.learning.export();
  await overture.learning.import(exported, { merge: true });
  await overture.learning.import(JSON.parse("{}"));
  const learned: readonly LearnedModel[] = await overture.learning.inspect();
  await overture.learning.reset({ model: undefined });
  await overture.learning.reset();
  console.log(wrong, numbers, again, chances, receipt.counted, learned[0]?.contexts[0]?.quality.range[0]);
}
