// Routes of your own, fallbacks, shares by weight, several keys, and limits for one request.
import { anthropic } from "@overture/anthropic";
import { Overture, weighted } from "@overture/core";
import { openai } from "@overture/openai";

const overture = new Overture({
  providers: [
    // Several keys are used in turn; one that is rate-limited or refused rests. Without OPENAI_API_KEYS: OPENAI_API_KEY.
    openai({ apiKeys: process.env.OPENAI_API_KEYS?.split(",") }),
    anthropic(),
  ],
  // A route is a name of your own for a list of models.
  routes: {
    fast: ["openai/gpt-5.4-mini", "anthropic/claude-haiku-4-5"],
    strong: ["anthropic/claude-sonnet-5", "openai/gpt-5.5"],
  },
  // Three requests in four go to OpenAI's models, one to Anthropic's; whoever was not drawn is the fallback.
  policy: weighted({ "openai/*": 3, "anthropic/*": 1 }),
});

overture.on("fault", ({ model, kind, status }) => console.log(`  ${model} failed: ${kind} ${status ?? ""}`));
overture.on("key", ({ provider, index, because, forMs }) =>
  console.log(`  key ${index} of ${provider} rests for ${Math.round(forMs)} ms: ${because}`),
);

console.log("Eight requests to the route fast:");
const counts: Record<string, number> = {};
for (let number = 1; number <= 8; number += 1) {
  const answer = await overture.chat.completions.create({
    model: "fast",
    messages: [{ role: "user", content: `Name a prime number above ${number}. Only the number.` }],
    max_completion_tokens: 20,
  });
  const { model, attempts } = answer.overture;
  counts[model] = (counts[model] ?? 0) + 1;
  console.log(`  ${model}, key ${attempts.at(-1)?.key ?? 0}: ${answer.choices[0]?.message.content}`);
}
console.log(counts);

console.log("\nA model by name is not replaced, unless the request says by what:");
const pinned = await overture.chat.completions.create({
  model: "anthropic/claude-haiku-4-5",
  messages: [{ role: "user", content: "Which model are you? One line." }],
  overture: { fallbacks: ["fast"], tags: ["example"] },
});
console.log(`  ${pinned.model}: ${pinned.choices[0]?.message.content}`);

console.log("\nLimits for many requests, or for one:");
const impatient = overture.for({ maxTotalMs: 10_000, maxFirstTokenMs: 3_000 });
const stream = await impatient.chat.completions.create({
  model: "strong",
  messages: [{ role: "user", content: "Say in one sentence why deadlines help." }],
  stream: true,
  overture: { maxIdleMs: 2_000 },
});
process.stdout.write(`  ${stream.model}: `);
for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? "");
console.log();

await overture.close();
