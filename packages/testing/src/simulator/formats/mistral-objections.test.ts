import { expect, it } from "vitest";
import { mistralObjection } from "./mistral-objections.ts";

const request = { model: "m", messages: [{ role: "user", content: "Hi" }] };

it.each([
  [{ stream_options: {} }, 422, "stream_options"],
  [{ model: undefined }, 422, "model"],
  [{ messages: [{ role: "user", content: "Hi", name: "Ann" }] }, 422, "messages.0.user.name"],
  [{ messages: [{ role: "developer", content: "Hi" }] }, 422, "messages.0"],
  [{ tools: [{ type: "function", function: { name: "f" } }] }, 422, "tools.0.function.parameters"],
  [{ temperature: 2 }, 422, "temperature"],
  [{ random_seed: -1 }, 422, "random_seed"],
  [{ reasoning_effort: "some" }, 422, "reasoning_effort"],
  [{ messages: [] }, undefined, undefined],
  [{ temperature: 0, top_p: 0.5 }, undefined, undefined],
  [{ tools: [{ type: "function", function: { name: "f.g", parameters: {} } }] }, undefined, undefined],
])("objects to %j", (change, status, param) => {
  const objection = mistralObjection({ ...request, ...change }, {});
  expect(objection?.message).toBeTruthy();
  expect([objection?.status, objection?.param]).toEqual([status, param]);
});

it("takes what Mistral takes, and more fields where it is told to", () => {
  expect(mistralObjection({ ...request, safe_prompt: true, reasoning_effort: "high" }, {})).toBeUndefined();
  expect(mistralObjection({ ...request, extra: 1 }, { moreFields: ["extra"] })).toBeUndefined();
  expect(mistralObjection({ ...request, extra: 1 }, { moreFields: "any" })).toBeUndefined();
});

it("refuses a temperature where it is told to", () => {
  const rules = { refusesTemperature: (model: string) => model === "m" };
  expect(mistralObjection({ ...request, temperature: 0.5 }, rules)?.param).toBe("temperature");
  expect(mistralObjection({ ...request, model: "n", temperature: 0.5 }, rules)).toBeUndefined();
});
