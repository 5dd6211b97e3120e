import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hello, stage } from "../test/stage.ts";
import { OvertureError } from "./chat/index.ts";
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
