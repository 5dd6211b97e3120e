import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hello, stage } from "../../test/stage.ts";
import { OvertureError } from "../chat/index.ts";
import { checkCallOptions, checkRequestOptions, mergeRequestOptions } from "./request-options.ts";

describe("a request's options", () => {
  it("are let through as their descriptions have them, and undefined for each of them", () => {
    const given = {
      fallbacks: ["a/m"],
      maxTotalMs: 1,
      maxFirstTokenMs: 0.5,
      maxIdleMs: 1000,
      fallbackOnContentPolicy: true,
      task: "code",
      objective: "quality",
      maxCostUsd: 0.01,
      minQuality: 0,
      strict: false,
      tags: ["x"],
    };
    expect(() => checkRequestOptions(given)).not.toThrow();
    const unset = Object.fromEntries(Object.keys(given).map((name) => [name, undefined]));
    expect(() => checkRequestOptions(unset)).not.toThrow();
  });

  it.each<[unknown, string, string]>([
    [{ maxTotalMs: Number.NaN }, "overture.maxTotalMs", "a number, not NaN"],
    [{ maxCostUsd: "0.01" }, "overture.maxCostUsd", 'a number, not "0.01"'],
    [{ minQuality: 80 }, "overture.minQuality", "at most 1, not 80"],
    [{ task: "" }, "overture.task", "a text that is not empty"],
    [{ task: "a".repeat(65) }, "overture.task", "at most 64 characters"],
    [{ objective: "cheap" }, "overture.objective", '"balanced"'],
    [{ strict: 1 }, "overture.strict", "a boolean, not 1"],
    [{ maxCost: 1 }, "overture.maxCost", 'Did you mean "maxCostUsd"'],
  ])("are refused where they make no sense (%#)", (given, param, part) => {
    const check = () => checkRequestOptions(given);
    expect(check).toThrow(OvertureError);
    expect(check).toThrow(part);
    expect(check).toThrow(expect.objectContaining({ code: "invalid_request", status: 400, param }));
  });

  it("are let through or refused, whatever they are, and never anything else", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        try {
          checkRequestOptions(value);
        } catch (error) {
          expect(error).toBeInstanceOf(OvertureError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [{ maxTotalMs: -1 }, "overture.maxTotalMs", 'The option "overture.maxTotalMs" must be above 0, not -1.'],
    [{ maxIdleMs: "1" }, "overture.maxIdleMs", 'The option "overture.maxIdleMs" must be a number, not "1".'],
    [{ fallbacks: "a/m" }, "overture.fallbacks", 'The option "overture.fallbacks" must be an array, not "a/m".'],
    [
      { fallbackOnContentPolicy: 1 },
      "overture.fallbackOnContentPolicy",
      'The option "overture.fallbackOnContentPolicy" must be a boolean, not 1.',
    ],
    [
      { tags: ["x".repeat(129)] },
      "overture.tags[0]",
      'The option "overture.tags[0]" must be a text of at most 128 characters, not a long text.',
    ],
    [
      { tags: Array.from({ length: 17 }, () => "t") },
      "overture.tags",
      'The option "overture.tags" must be an array of at most 16, not an array.',
    ],
    [
      { maxTotalMS: "sk-canary-0123456789" },
      "overture.maxTotalMS",
      'There is no option "overture.maxTotalMS". Did you mean "maxTotalMs"?',
    ],
    ["fast", "overture", 'The option "overture" must be an object, not "fast".'],
    [[], "overture", 'The option "overture" must be an object, not an empty array.'],
  ])("are refused in the same words, as a 400: %j", async (overture, param, message) => {
    const set = stage();
    const error = await set.failure({ overture: overture as never });
    expect(error).toMatchObject({ code: "invalid_request", status: 400, param, message });
    expect(set.provider("a").calls).toHaveLength(0);
    if (typeof overture === "object") expect(() => set.overture.for(overture as never)).toThrow(message);
  });

  it("may be absent, null or empty", async () => {
    const set = stage();
    for (const overture of [undefined, null, {}]) expect((await set.answer({ ...hello, overture })).model).toBe("a/m");
  });
});

describe("laying options over others", () => {
  it("hides nothing behind what is undefined", () => {
    const under = { maxTotalMs: 5, tags: ["a"] };
    expect(mergeRequestOptions(under, { maxTotalMs: undefined, maxIdleMs: 3 })).toEqual({ ...under, maxIdleMs: 3 });
    expect(under).toEqual({ maxTotalMs: 5, tags: ["a"] });
    expect(mergeRequestOptions(under, { fallbackOnContentPolicy: false, tags: [] })).toEqual({
      maxTotalMs: 5,
      fallbackOnContentPolicy: false,
      tags: [],
    });
  });
});

describe("what create() takes beside the request", () => {
  it.each([
    [{ timeout: 0 }, "timeout", 'The option "timeout" must be a number of milliseconds above 0, not 0.'],
    [{ timeout: Number.NaN }, "timeout", 'The option "timeout" must be a number of milliseconds above 0, not NaN.'],
    [{ timeout: "5s" }, "timeout", 'The option "timeout" must be a number of milliseconds above 0, not string.'],
    [{ signal: {} }, "signal", 'The option "signal" must be an AbortSignal, not object.'],
    [{ headers: { "x-a": 7 } }, "headers.x-a", 'The option "headers.x-a" must be a text, not 7.'],
  ])("is refused if it makes no sense, before anybody is called: %j", async (call, param, message) => {
    const set = stage();
    const error = await set.failure(hello, call as never);
    expect(error).toMatchObject({ code: "invalid_request", status: 400, param, message });
    expect(set.provider("a").calls).toHaveLength(0);
  });

  it("may be absent, null or undefined, as a whole and in each part", async () => {
    const set = stage();
    for (const call of [undefined, null, {}, { signal: null, timeout: undefined, headers: undefined }]) {
      expect((await set.answer(hello, call as never)).model).toBe("a/m");
    }
    expect(() => checkCallOptions({ signal: new AbortController().signal, timeout: 1 })).not.toThrow();
  });
});

it.each([
  [{ "x-user": "a\nb" }, "headers.x-user"],
  [{ "x-user": "\u{1f600}" }, "headers.x-user"],
  [{ "x user": "a" }, "headers"],
])("refuse headers that no HTTP message can carry, before any provider is called (%#)", async (headers, param) => {
  const set = stage();
  expect(await set.failure({}, { headers })).toMatchObject({ code: "invalid_request", status: 400, param });
  expect(set.provider("a").calls).toHaveLength(0);
});
