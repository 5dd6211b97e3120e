import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { needs } from "../src/needs.ts";
import { root } from "../src/repository.ts";
import { runOn, runtimes } from "../src/runtimes.ts";

/** A program with a provider of its own: an answer, a stream, a score, and money that is held. */
const program = `
import { defineProvider, Overture } from ${JSON.stringify(pathToFileURL(join(root, "packages/core/dist/index.js")).href)};
const capabilities = { tools: true, images: true, audio: false, files: false, jsonSchema: true, reasoning: "no", temperature: true };
const card = { name: "grey", recommended: true, prices: { input: 1, output: 2 }, capabilities };
const parrot = defineProvider({
  id: "parrot",
  models: [card],
  chat: async (request, call) => ({
    id: "1", object: "chat.completion", created: 0, model: call.model,
    choices: [{ index: 0, message: { role: "assistant", content: request.messages.at(-1).content, refusal: null }, finish_reason: "stop", logprobs: null }],
    usage: { prompt_tokens: 5, completion_tokens: 5, total_tokens: 10 },
  }),
});
const overture = new Overture({ providers: [parrot], budget: { usd: 1 }, secret: "a secret of 16 or more" });
const request = { model: "auto", messages: [{ role: "user", content: "Solve 3x + 7 = 22" }] };
const answer = await overture.chat.completions.create(request);
let streamed = "";
for await (const chunk of await overture.chat.completions.create({ ...request, stream: true })) streamed += chunk.choices[0]?.delta.content ?? "";
const { counted } = await overture.feedback(answer.overture.id, { score: 1 });
const response = await overture.fetch("https://x.test/v1/chat/completions", { method: "POST", body: JSON.stringify(request) });
const [{ calls }] = await overture.usage();
console.log(JSON.stringify({ model: answer.model, task: answer.overture.task, streamed, counted, status: response.status, calls }));
`;

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "overture-runtimes-"));
  file = join(folder, "program.mjs");
  writeFileSync(file, program);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.for(runtimes)("answers, streams, learns and counts on $name", { timeout: 60_000 }, async (runtime, test) => {
  needs(`${runtime.name} for this kind of machine`, () => runtime.program !== undefined)(test);
  expect(JSON.parse(await runOn(runtime, file))).toEqual({
    model: "parrot/grey",
    task: "math",
    streamed: "Solve 3x + 7 = 22",
    counted: true,
    status: 200,
    calls: 3,
  });
});
