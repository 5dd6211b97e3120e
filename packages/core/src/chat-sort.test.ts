import { expect, it } from "vitest";
import { stage } from "../test/stage.ts";

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
