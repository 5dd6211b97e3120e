import { expect, it } from "vitest";
import { profiled } from "../../test/profiles.ts";
import { allNeeds, contextLevels, unknownTask } from "./profile.ts";

it("names every need that a profile can have, and bounds its context", () => {
  const tools = [{ type: "function" as const, function: { name: "f" } }];
  const response_format = { type: "json_schema" as const, json_schema: { name: "s", schema: {} } };
  const messages = [{ role: "user" as const, content: "Hello" }];
  const profile = profiled({ model: "auto", messages, tools, response_format, modalities: ["text", "audio"] });
  expect(profile.needs).toEqual(allNeeds.filter((need) => profile.needs.includes(need)));
  expect(profile.needs).toHaveLength(3);
  expect(profile.task).toBe(unknownTask);
  expect(profile.context.length).toBeLessThanOrEqual(contextLevels);
});
