// One call, one stream and one dry run. Keys come from OPENAI_API_KEY and ANTHROPIC_API_KEY; one of them is enough.
import { anthropic } from "@overture/anthropic";
import { formatUsd, Overture } from "@overture/core";
import { openai } from "@overture/openai";

const overture = new Overture({
  providers: [openai(), anthropic()],
});

// A call in OpenAI's shape, whoever answers.
const answer = await overture.chat.completions.create({
  model: "auto",
  messages: [{ role: "user", content: "Why does my for-await loop never end? One sentence." }],
});
console.log(answer.choices[0]?.message.content);

// What it took: who answered, the cost, the time, every attempt.
const { model, cost, timing, attempts } = answer.overture;
console.log(`${model}, ${formatUsd(cost.nanoUsd)}, ${Math.round(timing.totalMs)} ms, ${attempts.length} attempt(s)\n`);

// A stream: OpenAI's chunks, and the whole answer at the end.
const stream = await overture.chat.completions.create({
  model: "auto",
  messages: [{ role: "user", content: "Write a haiku about event loops." }],
  stream: true,
});
for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? "");
const whole = await stream.completion();
console.log(`\nfirst token after ${Math.round(whole.overture.timing.firstTokenMs ?? 0)} ms\n`);

// A dry run: who would be asked, and why. No provider is called.
const plan = await overture.decide({ model: "auto", messages: [{ role: "user", content: "Hello" }] });
console.log(plan.ranking[0]?.model);
console.log(plan.explanation);

await overture.close();
