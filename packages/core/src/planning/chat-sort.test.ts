import { expect, it } from "vitest";
import { hello, stage } from "../../test/stage.ts";

const messages = [{ role: "user" as const, content: "one two three" }];

it("takes a request for what it says: its task, its models, and its fallbacks before those of everybody", async () => {
  const { overture } = stage({ cast: { a: {}, b: {}, c: {} }, fallbacks: ["b/m"] });
  const decide = (options?: object) => overture.decide({ model: "a/m", messages, overture: options });
  const models = async (options?: object) => (await decide(options)).ranking.map(({ model }) => model);
  expect(await models()).toEqual(["a/m", "b/m"]);
  expect(await models({ fallbacks: ["c/m"] })).toEqual(["a/m", "c/m"]);
  expect((await decide({ task: "code" })).assessment.profile.task).toBe("code");
  await expect(overture.decide({ model: "a/m", messages: [] })).rejects.toMatchObject({ code: "invalid_request" });
});

it("has a tokenizer count for each model that may be asked, and for no other", async () => {
  const asked = new Set<string>();
  const tokenizer = (text: string, model: string): number => asked.add(model) && text.split(" ").length;
  const { overture } = stage({ cast: { a: {}, b: {}, c: {} }, models: ["a/m", "b/m"], tokenizer });
  const { forecasts } = await overture.decide({ model: "auto", messages });
  // Three words, and what stands around a message and an answer.
  expect(forecasts.map(({ forecast }) => forecast.inputTokens)).toEqual([10, 10]);
  expect([...asked]).toEqual(["a/m", "b/m"]);
});

it("reads what is asked for, and remembers who found out the task and how", async () => {
  const { overture } = stage();
  const messages = [{ role: "user" as const, content: "Translate this into French: The train leaves at nine." }];
  const { profile } = (await overture.decide({ model: "auto", messages })).assessment;
  expect(profile).toMatchObject({ task: "translation", taskFrom: "classifier", language: "en" });
  expect(profile.classifier).toMatchObject({ by: "default", version: expect.stringMatching(/^[0-9a-f]{12}$/) });
  expect(JSON.stringify(profile)).not.toContain("train");
});

it("asks nobody where the caller says the task", async () => {
  let asked = 0;
  const classifier = () => {
    asked += 1;
    return undefined;
  };
  const { overture } = stage({ classifier });
  const decision = await overture.decide({ ...hello, overture: { task: "greeting" } });
  expect(decision.assessment.profile).toMatchObject({ task: "greeting", taskFrom: "caller", classifier: undefined });
  expect(asked).toBe(0);
});

it("waits no longer for a classifier of the user's own than it may, and answers all the same", async () => {
  const set = stage({ classifier: () => new Promise(() => {}), classifyWithinMs: 30 });
  const { overture } = await set.answer();
  expect(overture.task).toBe("unknown");
  expect(overture.timing.overheadMs).toBe(30);
  expect(overture.decision.assessment.profile.classifier).toMatchObject({
    by: "own",
    error: "timeout",
    tookUs: 30_000,
  });
});

it("lets a caller go while it waits", async () => {
  const set = stage({ classifier: () => new Promise(() => {}), classifyWithinMs: 30 });
  const caller = new AbortController();
  const asked = set.overture.chat.completions.create({ ...hello, stream: false }, { signal: caller.signal });
  await Promise.resolve();
  caller.abort(new Error("gone"));
  await expect(asked).rejects.toThrow("gone");
  expect(set.provider("a").calls).toHaveLength(0);
});

it("tells of tasks that should be looked at", async () => {
  const set = stage({ tasks: { refunds: { examples: ["I want my money back"] } } });
  const heard: string[] = [];
  set.overture.on("warning", ({ message }) => heard.push(message));
  await set.overture.preload();
  await set.overture.preload();
  expect(heard).toEqual(['The task "refunds" has 1 example: give it 5 or more.']);
});
