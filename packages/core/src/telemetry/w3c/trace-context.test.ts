import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../time/index.ts";
import { childHeaders, traceContextOf } from "./trace-context.ts";

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const spanId = "00f067aa0ba902b7";
const traceparent = `00-${traceId}-${spanId}-01`;

describe("a traceparent", () => {
  it("is read with its tracestate", () => {
    expect(traceContextOf(traceparent, "a=b,c=d")).toEqual({ traceId, spanId, flags: "01", tracestate: "a=b,c=d" });
    expect(traceContextOf(traceparent)?.tracestate).toBeUndefined();
  });

  it("of a later version is read as far as it is known", () => {
    expect(traceContextOf(`cc-${traceId}-${spanId}-01-what-else`)).toMatchObject({ traceId, flags: "01" });
    expect(traceContextOf(`cc-${traceId}-${spanId}-01`)).toMatchObject({ traceId });
  });

  it.each([
    ["nothing", undefined],
    ["an empty text", ""],
    ["no text", 5],
    ["short ids", "00-1-2-01"],
    ["a version that is forbidden", `ff-${traceId}-${spanId}-01`],
    ["a trace of zeros", `00-${"0".repeat(32)}-${spanId}-01`],
    ["a span of zeros", `00-${traceId}-${"0".repeat(16)}-01`],
    ["capitals", traceparent.toUpperCase()],
    ["more than version 00 has", `${traceparent}-more`],
    ["a line break behind it", `${traceparent}\n`],
    ["flags that are no number", `00-${traceId}-${spanId}-zz`],
  ])("is not taken from %s", (_what, given) => {
    expect(traceContextOf(given)).toBeUndefined();
  });

  it("goes on without a tracestate that no header may carry", () => {
    for (const state of ["", "a=b\r\nx: y", "a".repeat(513), 5]) {
      expect(traceContextOf(traceparent, state)).toMatchObject({ traceId, tracestate: undefined });
    }
  });
});

it("gives every call a valid span of its own in the same trace, with the same flags", () => {
  const random = seededRandom(1);
  const context = traceContextOf(traceparent, "a=b");
  if (!context) throw new Error("it is valid");
  const children = Array.from({ length: 1000 }, () => childHeaders(context, random));
  for (const child of children) {
    expect(traceContextOf(child.traceparent, child.tracestate)).toMatchObject({
      traceId,
      flags: "01",
      tracestate: "a=b",
    });
  }
  expect(new Set(children.map((child) => child.traceparent)).size).toBe(1000);
  expect(childHeaders({ ...context, tracestate: undefined }, random)).not.toHaveProperty("tracestate");
});

it("draws no span of zeros, whatever chance gives", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (drawn) => {
      const context = { traceId, spanId, flags: "00", tracestate: undefined };
      expect(traceContextOf(childHeaders(context, () => drawn).traceparent)).toBeDefined();
    }),
  );
});
