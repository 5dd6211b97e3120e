import { describe, expect, it } from "vitest";
import { nearestNames } from "../../catalog/index.ts";
import type { ChatCompletionRequest } from "../../chat/index.ts";
import { unknownParameters } from "./unknown-parameters.ts";

const plain: ChatCompletionRequest = { model: "auto", messages: [{ role: "user", content: "Hi" }], temperature: 0 };
const warningsOf = (more: object) => unknownParameters({ ...plain, ...more }, nearestNames);

describe("a request's fields that nobody knows", () => {
  it("are not there in a request as it should be", () => {
    expect(warningsOf({})).toBeUndefined();
    expect(warningsOf({ overture: {}, providerOptions: {}, top_p: null })).toBeUndefined();
    expect(unknownParameters(Object.create({ inherited: 1 }), nearestNames)).toBeUndefined();
  });

  it("are told of, with what may have been meant", () => {
    expect(warningsOf({ temprature: 0.2 })).toEqual([
      {
        code: "unknown_parameter",
        message:
          'A chat request has no field "temprature": only providers that speak OpenAI\'s format are sent it. Did you mean "temperature"?',
        param: "temprature",
      },
    ]);
    expect(warningsOf({ zzz: 1 })?.[0]?.message).not.toContain("Did you mean");
  });

  it("are three at most, by the beginnings of their names, and never by their values", () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`${"x".repeat(1000)}${at}`, "a prompt"]));
    const warnings = warningsOf(many);
    expect(warnings).toHaveLength(3);
    expect(JSON.stringify(warnings)).not.toContain("a prompt");
    expect(JSON.stringify(warnings).length).toBeLessThan(1000);
  });

  it("are no names that every object has", () => {
    expect(warningsOf({ constructor: 1 })?.map(({ param }) => param)).toEqual(["constructor"]);
  });
});
