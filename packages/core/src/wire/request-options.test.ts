import { describe, expect, it } from "vitest";
import type { RequestOptions } from "../options/options.ts";
import { passedHeaders, timeoutOf, withHeaderOptions } from "./request-options.ts";

const read = (headers: Record<string, string>, request: unknown = { model: "auto" }) =>
  withHeaderOptions(request, new Headers(headers));

describe("options in headers", () => {
  it("become the request's", () => {
    expect(
      read({
        "x-overture-fallbacks": "a/m, b/*,,",
        "x-overture-mode": "speculative",
        "x-overture-on-interrupt": " continue ",
        "x-overture-max-total-ms": "1000",
        "X-Overture-Max-First-Token-Ms": "2e3",
        "x-overture-max-idle-ms": "0.5",
        "x-overture-fallback-on-content-policy": "TRUE",
        "x-overture-task": "code",
        "x-overture-objective": "quality",
        "x-overture-max-cost-usd": "0.01",
        "x-overture-min-quality": ".8",
        "x-overture-strict": "true",
        "x-overture-tags": "one,two",
        "x-other": "1",
      }),
    ).toEqual({
      model: "auto",
      overture: {
        fallbacks: ["a/m", "b/*"],
        mode: "speculative",
        onInterrupt: "continue",
        maxTotalMs: 1000,
        maxFirstTokenMs: 2000,
        maxIdleMs: 0.5,
        fallbackOnContentPolicy: true,
        task: "code",
        objective: "quality",
        maxCostUsd: 0.01,
        minQuality: 0.8,
        strict: true,
        tags: ["one", "two"],
      },
    });
  });

  it("carry an objective in dollars as JSON", () => {
    expect(read({ "x-overture-objective": '{"usdPerAnswer":0.02,"usdPerSecond":0.001}' })).toMatchObject({
      overture: { objective: { usdPerAnswer: 0.02, usdPerSecond: 0.001 } },
    });
    expect(read({ "x-overture-objective": '{"usdPerAnswer":' })).toMatchObject({
      overture: { objective: '{"usdPerAnswer":' },
    });
  });

  it("cover all that a request can ask for", () => {
    const headers: Readonly<Record<Exclude<keyof RequestOptions, "traceparent" | "tracestate">, string>> = {
      fallbacks: "x-overture-fallbacks",
      maxTotalMs: "x-overture-max-total-ms",
      maxFirstTokenMs: "x-overture-max-first-token-ms",
      maxIdleMs: "x-overture-max-idle-ms",
      fallbackOnContentPolicy: "x-overture-fallback-on-content-policy",
      task: "x-overture-task",
      objective: "x-overture-objective",
      maxCostUsd: "x-overture-max-cost-usd",
      minQuality: "x-overture-min-quality",
      strict: "x-overture-strict",
      tenant: "x-overture-tenant",
      user: "x-overture-user",
      tags: "x-overture-tags",
      mode: "x-overture-mode",
      speculative: "x-overture-speculative",
      council: "x-overture-council",
      onInterrupt: "x-overture-on-interrupt",
      correlationId: "x-correlation-id",
    };
    for (const [option, header] of Object.entries(headers)) {
      expect(read({ [header]: "1" }), header).toHaveProperty(`overture.${option}`);
    }
  });

  it("leave a request as it is that has none", () => {
    const request = { model: "auto" };
    expect(read({ accept: "*/*" }, request)).toBe(request);
  });

  it("yield to the request's own", () => {
    const request = { overture: { maxTotalMs: 5, tags: ["own"] } };
    expect(read({ "x-overture-max-total-ms": "9", "x-overture-max-idle-ms": "9" }, request)).toEqual({
      overture: { maxTotalMs: 5, maxIdleMs: 9, tags: ["own"] },
    });
  });

  it("stay as they were sent where they cannot be read, so that the error quotes them", () => {
    expect(read({ "x-overture-max-total-ms": "soon", "x-overture-fallback-on-content-policy": "1" })).toMatchObject({
      overture: { maxTotalMs: "soon", fallbackOnContentPolicy: "1" },
    });
  });

  it.each([null, "text", 7])("leave a body that is no object to be objected to: %j", (body) => {
    expect(read({ "x-overture-tags": "a" }, body)).toBe(body);
  });

  it.each(["text", 7, ["x"], false])("leave a field that is no object to be objected to: %j", (overture) => {
    expect(read({ "x-overture-tags": "a" }, { overture })).toEqual({ overture });
  });

  it.each([null, undefined])("take the place of a field that is %s", (overture) => {
    expect(read({ "x-overture-tags": "a" }, { overture })).toEqual({ overture: { tags: ["a"] } });
  });
});

it.each([
  ["60", 60_000],
  ["0.5", 500],
  ["0", undefined],
  ["-3", undefined],
  ["soon", undefined],
  ["Infinity", undefined],
])("reads the SDK's timeout of %s seconds", (seconds, ms) => {
  expect(timeoutOf(new Headers({ "x-stainless-timeout": seconds }))).toBe(ms);
  expect(timeoutOf(new Headers())).toBeUndefined();
});

it("passes trace context on and nothing else", () => {
  const headers = new Headers({ traceparent: "t", authorization: "Bearer x", "x-api-key": "y" });
  expect(passedHeaders(headers)).toEqual({ traceparent: "t" });
});
