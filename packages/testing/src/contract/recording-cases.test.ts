import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { type Flaw, sampleProvider } from "../../test/sample-provider.ts";
import { recordingCases } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "overture-recordings-"));
afterAll(() => rmSync(folder, { recursive: true }));
const head = { id: "chatcmpl-1", created: 1, model: "m" };
const usage = { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 };
const message = { role: "assistant", content: "Grüezi — 世界", refusal: null };
writeFileSync(
  join(folder, "openai-text.json"),
  JSON.stringify({
    ...head,
    object: "chat.completion",
    choices: [{ index: 0, message, finish_reason: "stop" }],
    usage,
  }),
);
const chunks = [
  ...["Grü", "ezi — 世", "界"].map((content) => ({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })),
  { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] },
  { choices: [], usage },
].map((chunk) => JSON.stringify({ ...head, object: "chat.completion.chunk", ...chunk }));
writeFileSync(join(folder, "openai-text.chunks.txt"), chunks.join("\n"));

async function failures(flaw: Flaw = {}): Promise<readonly string[]> {
  const failed: string[] = [];
  const create = (options: { baseURL: string; apiKey: string }) => sampleProvider(options, flaw);
  const cases = recordingCases({ create, simulator: "openai", directory: folder, prefix: "openai" });
  expect(cases).toHaveLength(11);
  for (const { name, run } of cases) await run().catch(() => failed.push(name));
  return failed;
}

it("holds for a sound adapter", async () => {
  expect(await failures()).toEqual([]);
});

it("sees text and usage that are not what was recorded", async () => {
  const stale = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 };
  expect(await failures({ completion: (body) => ({ ...body, usage: stale }) })).toHaveLength(5);
  expect(await failures({ chunk: ({ usage: _, ...chunk }) => chunk })).toHaveLength(6);
});

it("says loudly where there are none", () => {
  const create = sampleProvider;
  const [only, ...more] = recordingCases({
    create,
    simulator: "openai",
    directory: join(folder, "none"),
    prefix: "openai",
  });
  expect(only?.skip).toContain("no recordings openai-*");
  expect(more).toEqual([]);
});
