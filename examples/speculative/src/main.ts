// Hedging a slow model, racing two, a check of answers, and going on where a stream breaks.
import { anthropic } from "@overture/anthropic";
import { type Answer, Overture } from "@overture/core";
import { openai } from "@overture/openai";

const overture = new Overture({
  providers: [openai(), anthropic()],
  models: ["openai/gpt-5.4-mini", "anthropic/claude-haiku-4-5"],
  // Only support requests, for which somebody waits, are worth a second call.
  rules: [{ when: { tag: "chat" }, mode: "speculative" }],
  // Of every dollar that they cost without hedges, hedges may cost five cents more.
  speculative: { hedgeBudget: 0.05 },
});

function tell(what: string, { model, overture: { mode, speculative } }: Answer): void {
  console.log(`${what}: ${model} answered, ${mode}`);
  if (!speculative) return;
  const { raced, hedgedAfterMs, costUsd, wastedCostUsd } = speculative;
  const hedged = hedgedAfterMs === undefined ? "no hedge" : `hedged after ${Math.round(hedgedAfterMs)} ms`;
  console.log(
    `  asked ${raced.join(" and ")}; ${hedged}; $${costUsd.toFixed(6)}, of it $${wastedCostUsd.toFixed(6)} for who lost`,
  );
}

const question = { role: "user" as const, content: "Say in one sentence what a hedged request is." };

// A second model is started only if the first is slower than nineteen in twenty of its calls are.
tell(
  "In time",
  await overture.chat.completions.create({ model: "auto", messages: [question], overture: { tags: ["chat"] } }),
);

// Where you know what is late, say so. Here everything is.
tell(
  "Late",
  await overture.chat.completions.create({
    model: "auto",
    messages: [question],
    overture: { mode: "speculative", speculative: { hedgeAfterMs: 0, hedgeBudget: 1 } },
  }),
);

// Of several answers the first wins that passes your own check; one that fails it is a fault, and costs what it costs.
tell(
  "Checked",
  await overture.chat.completions.create({
    model: "auto",
    messages: [{ role: "user", content: "Answer with the word yes or no: is 7 a prime number?" }],
    overture: {
      mode: "speculative",
      speculative: { race: "all", validate: ({ choices }) => (choices[0]?.message.content ?? "").length > 0 },
    },
  }),
);

// A stream that breaks in the middle is gone on with by the next model.
const stream = await overture.chat.completions.create({
  model: "auto",
  messages: [{ role: "user", content: "Count from one to five in words." }],
  stream: true,
  overture: { mode: "speculative", onInterrupt: "continue" },
});
for await (const chunk of stream) {
  if (chunk.interruption) console.log(`\n  [${chunk.interruption.from} broke off, ${chunk.interruption.to} goes on]`);
  process.stdout.write(chunk.choices[0]?.delta.content ?? "");
}
console.log();
tell("Streamed", await stream.completion());

await overture.close();
