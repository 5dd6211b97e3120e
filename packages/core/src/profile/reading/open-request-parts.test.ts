import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { wordEmbedder } from "../../../test/embedder.ts";
import { learnTasks } from "../classifier/index.ts";
import type { RequestReaderInit } from "../reader-init.ts";
import { lent } from "../request-reader.ts";
import { openRequestParts } from "./open-request-parts.ts";

const taught = {
  verses: { examples: ["write a sonnet", "a short poem", "write a poem", "a poem about my cat", "verse"] },
};
const translate = "Translate this into French: The train leaves at nine.";

async function read(text: string, change: Partial<RequestReaderInit> = {}) {
  const warnings: string[] = [];
  const init = { clock: virtualClock(), warn: (message: string) => warnings.push(message), ...change };
  const parts = await openRequestParts(init, lent);
  const request = { model: "auto", messages: [{ role: "user" as const, content: text }] };
  const { guess, classifier } = (await parts.read(request, {})).profile;
  return { task: guess?.task, by: classifier?.by, warnings };
}

it("classifies by Overture's own classifier unless it is told otherwise", async () => {
  expect(await read(translate)).toMatchObject({ task: "translation", by: "default" });
  expect(await read(translate, { classifier: false })).toMatchObject({ task: undefined, by: undefined });
  const classifier = () => ({ task: "legal", confidence: 0.9 });
  expect(await read(translate, { classifier })).toMatchObject({ task: "legal", by: "own" });
});

it("learns tasks from examples, or takes what was learned", async () => {
  expect(await read("write a poem please", { tasks: taught })).toMatchObject({ task: "verses", by: "tasks" });
  const tasks = learnTasks(taught);
  expect(await read("write a poem please", { tasks, classifier: false })).toMatchObject({ task: "verses" });
  expect(await read(translate, { tasks, classifier: false })).toMatchObject({ task: undefined });
});

it("warns of tasks, and refuses what another version learned", async () => {
  const few = await read("x", { tasks: { verses: { examples: ["a poem"] } } });
  expect(few.warnings).toEqual(['The task "verses" has 1 example: give it 5 or more.']);
  const old = await read("write a poem please", { tasks: { ...learnTasks(taught), background: "other" } });
  expect(old.warnings.join()).toContain("learned by another version");
  expect(old.by).toBe("default");
});

it("asks an embedder where the others are unsure", async () => {
  const asked: string[][] = [];
  await read("qwv zzk", { embed: wordEmbedder(1, asked) });
  await expect.poll(() => asked.length).toBeGreaterThan(0);
});
