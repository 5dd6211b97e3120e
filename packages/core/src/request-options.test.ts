import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hello, stage } from "../test/stage.ts";
import { OvertureError } from "./chat/index.ts";
import { explainRequestOptions } from "./check-options.ts";
import { areRequestOptions, checkCallOptions, checkRequestOptions, mergeRequestOptions } from "./request-options.ts";

describe("the check by hand", () => {
  const duration = fc.oneof(fc.double(), fc.integer(), fc.constantFrom("5", null, undefined, Number.MIN_VALUE, -0));
  const names = fc.oneof(fc.array(fc.oneof(fc.string(), fc.constant(7)), { maxLength: 3 }), fc.constantFrom("a", null));
  const tags = fc.oneof(
    names,
    fc.array(fc.string(), { minLength: 14, maxLength: 18 }),
    fc.integer({ min: 126, max: 130 }).map((length) => ["x".repeat(length)]),
  );
  const given = fc.oneof(
    fc.record(
      {
        fallbacks: names,
        maxTotalMs: duration,
        maxFirstTokenMs: duration,
        maxIdleMs: duration,
        fallbackOnContentPolicy: fc.oneof(fc.boolean(), fc.constantFrom(0, "true", undefined)),
        tags,
        unknown: fc.anything(),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
    fc.anything(),
  );

  it("lets pass exactly what the schema lets pass, which only explains", () => {
    let passed = 0;
    fc.assert(
      fc.property(given, (value) => {
        const fits = areRequestOptions(value);
        passed += fits ? 1 : 0;
        if (fits) expect(() => explainRequestOptions(value)).not.toThrow();
        else expect(() => checkRequestOptions(value)).toThrow(OvertureError);
      }),
      { numRuns: 3000 },
    );
    expect(passed).toBeGreaterThan(30);
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
    [{ headers: { "x-a": 7 } }, "headers.x-a", 'The option "headers.x-a" must be a text, not number.'],
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
