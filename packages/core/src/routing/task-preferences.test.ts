import { scriptedProvider, virtualClock } from "@overture/testing";
import { describe, expect, it } from "vitest";
import { card, stage } from "../../test/stage.ts";
import { taskPreferences, thompson } from "../index.ts";
import { taskClasses } from "../profile/classifier/index.ts";

const cast = Object.fromEntries(
  ["openai", "anthropic", "google", "mistral", "deepseek"].map((id) => {
    const models = ["large", "small"].map((name) => ({ name, card }));
    return [id, { models }];
  }),
);
const models = Object.keys(cast).map((id) => `${id}/*`);
const preferredFor = async (task: string, options = {}) => {
  const { overture } = stage({ cast, models, policy: thompson(), ...options });
  const { assessment, candidates } = await overture.decide({
    model: "auto",
    messages: [{ role: "user", content: "x" }],
    overture: { task },
  });
  return candidates.filter((each) => assessment.bonus(each) > 0).map(({ model }) => model);
};

describe("where nothing else is said", () => {
  it.each([
    ["code", ["deepseek/large", "deepseek/small", "openai/large", "openai/small"]],
    ["writing", ["anthropic/large", "anthropic/small"]],
    ["reasoning", ["openai/large", "openai/small"]],
    ["chat", Object.keys(cast).map((id) => `${id}/small`)],
    ["translation", ["google/large", "google/small", "mistral/large", "mistral/small"]],
    ["qa", []],
  ])("%s has its models, by a preference and no wall", async (task, preferred) => {
    expect([...(await preferredFor(task))].sort()).toEqual([...preferred].sort());
  });

  it("is the default, that another list takes the place of", async () => {
    expect(await preferredFor("writing", { rules: [] })).toEqual([]);
    const rules = [...taskPreferences, { when: { task: "writing" }, prefer: ["google/large"] }];
    expect(await preferredFor("writing", { rules })).toContain("google/large");
  });
});

it("names classes that the classifier knows, and only prefers", () => {
  for (const { when, ...then } of taskPreferences) {
    for (const task of [when?.task ?? []].flat()) expect(taskClasses).toContain(task);
    expect(Object.keys(then)).toEqual(["prefer"]);
  }
});

it("does nothing for models that it does not know", () => {
  const provider = scriptedProvider({ id: "own", clock: virtualClock(), models: [{ name: "m", card }] });
  expect(() => stage({ providers: [provider] })).not.toThrow();
});
