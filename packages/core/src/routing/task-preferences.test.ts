import { scriptedProvider, virtualClock } from "@overture/testing";
import { describe, expect, it } from "vitest";
import { card, stage } from "../../test/stage.ts";
import { taskPreferences, thompson } from "../index.ts";
import { taskClasses } from "../profile/classifier/index.ts";

const names = [
  "gpt-5.5",
  "gpt-5.4-mini",
  "claude-sonnet-5",
  "claude-haiku-4-5",
  "gemini-3.1-pro-preview",
  "gemini-3.5-flash",
];
const served = [...names, "mistral-large-latest", "mistral-small-latest", "deepseek-v4-pro"];
const cast = { any: { models: served.map((name) => ({ name, card })) } };
const models = ["any/*"];
const preferredFor = async (task: string, options = {}) => {
  const { overture } = stage({ cast, models, policy: thompson(), ...options });
  const { assessment, candidates } = await overture.decide({
    model: "auto",
    messages: [{ role: "user", content: "x" }],
    overture: { task },
  });
  return candidates.filter((each) => assessment.bonus(each) > 0).map(({ vendorModel }) => vendorModel);
};

describe("where nothing else is said", () => {
  it.each([
    ["code", ["gpt-5.5", "gpt-5.4-mini", "deepseek-v4-pro"]],
    ["writing", ["claude-sonnet-5", "claude-haiku-4-5"]],
    ["reasoning", ["gpt-5.5", "gpt-5.4-mini"]],
    ["chat", ["gpt-5.4-mini", "claude-haiku-4-5", "gemini-3.5-flash", "mistral-small-latest"]],
    ["translation", ["gemini-3.1-pro-preview", "gemini-3.5-flash", "mistral-large-latest", "mistral-small-latest"]],
    ["qa", []],
  ])("%s has its models, by a preference and no wall", async (task, preferred) => {
    expect([...(await preferredFor(task))].sort()).toEqual([...preferred].sort());
  });

  it("is the default, that another list takes the place of", async () => {
    expect(await preferredFor("writing", { rules: [] })).toEqual([]);
    const rules = [...taskPreferences, { when: { task: "writing" }, prefer: ["gpt-5.5"] }];
    expect(await preferredFor("writing", { rules })).toContain("gpt-5.5");
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
