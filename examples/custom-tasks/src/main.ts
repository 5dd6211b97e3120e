// Tasks of your own, taught by eight examples each, and rules for them.
import { existsSync, readFileSync } from "node:fs";
import { anthropic } from "@overture/anthropic";
import { Overture, type OvertureOptions, taskPreferences } from "@overture/core";
import { openai } from "@overture/openai";

// What `npm run tasks` wrote, where it was run: then a start does no work. Otherwise the examples, learned with the first request.
const learned = new URL("../tasks.learned.json", import.meta.url);
const examples = new URL("./tasks.json", import.meta.url);
const tasks: OvertureOptions["tasks"] = JSON.parse(readFileSync(existsSync(learned) ? learned : examples, "utf8"));

const overture = new Overture({
  providers: [openai(), anthropic()],
  tasks,
  rules: [
    // What is preferred where nothing else is said, and after it what this shop wants.
    ...taskPreferences,
    { when: { task: "refunds" }, only: ["anthropic/*"] },
    { when: { task: "delivery", language: ["en", "de"] }, prefer: ["openai/*"], maxCostUsd: 0.01 },
  ],
});

overture.on("warning", ({ message }) => console.log(`Note: ${message}`));

const messages = [
  "please refund the kettle, it leaks",
  "where is the parcel I ordered on Monday",
  "Translate into French: the train leaves at nine",
  "Write a Python function that reverses a list",
];

for (const content of messages) {
  const { assessment, model } = await overture.decide({ model: "auto", messages: [{ role: "user", content }] });
  const { task, guess, classifier } = assessment.profile;
  const sure = guess ? ` (${classifier?.by}, ${guess.confidence.toFixed(2)})` : "";
  console.log(`${task}${sure} → ${model}: ${content}`);
}

const answer = await overture.chat.completions.create({
  model: "auto",
  messages: [{ role: "user", content: "I want my money back for the torn jacket" }],
});
console.log(`\n${answer.overture.task}, answered by ${answer.overture.model}: ${answer.choices[0]?.message.content}`);

await overture.close();
