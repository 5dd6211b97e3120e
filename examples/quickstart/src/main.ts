// `npm run demo`: three dozen requests through the real SDKs, an outage in the middle, and an account of it all.
// `npm run demo -- "Your question"` streams the answer to a question of yours.
import { Overture, ordered } from "@overture/core";
import { askAll, type Outcome } from "./ask-all.ts";
import { recordIncidents } from "./incidents.ts";
import { outcomeLine } from "./outcome-line.ts";
import { calm, outage, type Question, recovery } from "./questions.ts";
import { realStage } from "./real-stage.ts";
import { columns, heading, paint, print, showStatus } from "./screen.ts";
import { simulatedStage } from "./simulated-stage.ts";
import { streamAnswer } from "./stream-answer.ts";
import { summaryLines } from "./summary.ts";
import { untilRested } from "./until-rested.ts";

// In order of preference. A model whose provider has no key is left out.
const models = [
  "openai/gpt-5.4-mini",
  "anthropic/claude-haiku-4-5",
  "openai/gpt-5.4-nano",
  "anthropic/claude-sonnet-5",
];
const toStream = process.argv[2] ?? "Why does my for-await loop never end?";

const stage = realStage(models) ?? (await simulatedStage());
print(stage.cast);

const overture = new Overture({
  // A fixed order, so that it can be seen what an outage changes. Without a policy the models are ranked by what they are worth.
  policy: ordered(),
  providers: stage.providers,
  models,
  // By default a breaker opens for 5 seconds at first, which is long to watch.
  breaker: { shortestOpenMs: 1_000 },
  timeouts: { totalMs: 15_000 },
});
const incidents = recordIncidents(overture);
const outcomes: Outcome[] = [];

try {
  await overture.preload();

  heading("All is well");
  await ask(calm);

  heading(`One answer, as it is written: ${toStream}`);
  await streamAnswer(overture, toStream);

  heading("The first provider breaks");
  print(stage.outage);
  stage.breakFirst();
  await ask(outage);
  const decision = await overture.decide({ model: "auto", messages: [{ role: "user", content: toStream }] });

  heading("It is repaired");
  print("Its breaker lets one call through at a time, and closes after two good ones.");
  stage.repairFirst();
  showStatus("Waiting until it may be asked …");
  await untilRested(overture);
  await ask(recovery);

  heading("What it took");
  for (const line of summaryLines(outcomes.flatMap(({ answer }) => answer ?? []))) print(line);

  heading("One decision explained, from when the first provider was broken");
  print(decision.explanation);

  heading("What happened to breakers and keys");
  for (const line of incidents) print(line);

  const failed = outcomes.filter(({ error }) => error).length;
  print();
  print(paint("bold", `${outcomes.length - failed} of ${outcomes.length} requests were answered.`));
  if (failed > 0) throw new Error(`${failed} requests failed; the lines marked ✗ above say why.`);
} catch (error) {
  showStatus("");
  console.error(`\nThe demonstration failed: ${error instanceof Error ? error.message : error}\n${stage.advice}`);
  process.exitCode = 1;
} finally {
  await overture.close();
  await stage.close();
}

/** Asks some of the questions, with a line for each answer and a count of what is still to come. */
async function ask(some: readonly Question[]): Promise<void> {
  const before = outcomes.length;
  const count = (): void => showStatus(`${outcomes.length - before} of ${some.length} answered …`);
  count();
  await askAll(overture, some, (outcome) => {
    outcomes.push(outcome);
    print(outcomeLine(outcome, columns));
    count();
  });
  showStatus("");
}
