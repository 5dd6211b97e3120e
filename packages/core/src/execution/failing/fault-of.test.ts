import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { faultMeanings, ProviderFault } from "../../provider/index.ts";
import { type FailedAttemptLike, faultOf } from "./fault-of.ts";

const key = "sk-canary-0123456789";
const failed = attemptOf(undefined);

function attemptOf(signal: AbortSignal | undefined, credential: string = key): FailedAttemptLike {
  return {
    run: { signal, request: { model: "a/m" } },
    key: { kind: "key", index: 0, credential },
    fault: (init) => new ProviderFault(init),
    isFault: (error): error is ProviderFault => error instanceof ProviderFault && error.kind in faultMeanings,
  };
}

describe("what an adapter threw", () => {
  it("stays what it is if it is a fault without the key", () => {
    const fault = new ProviderFault({ kind: "quota", message: "no money", cause: new Error("402") });
    expect(faultOf(fault, failed)).toBe(fault);
  });

  it.each([
    [new TypeError("fetch failed"), "network"],
    [new TypeError("Failed to fetch"), "network"],
    [new TypeError("NetworkError when attempting to fetch resource."), "network"],
    [new TypeError("Load failed"), "network"],
    [new TypeError("terminated"), "network"],
    [new TypeError("error sending request for url (http://localhost/)"), "network"],
    [new TypeError("Cannot read properties of undefined (reading 'fetch')"), "server"],
    [new RangeError("Maximum call stack size exceeded"), "server"],
    [new SyntaxError("Unexpected token"), "malformed"],
    [new Error("odd"), "server"],
    ["a word", "server"],
    [undefined, "server"],
    [Object.create(null), "server"],
  ])("becomes a fault if it is none (%#)", (thrown, kind) => {
    expect(faultOf(thrown, failed)).toMatchObject({ name: "ProviderFault", kind });
  });

  it("is called the adapter's own mistake where it is one", () => {
    const mistake = faultOf(new TypeError("a.map is not a function"), failed);
    expect(mistake.message).toBe("The adapter made a mistake (TypeError): a.map is not a function");
  });

  it("is an abort if the caller aborted, whatever else it says", () => {
    const fault = new ProviderFault({ kind: "server", message: "500" });
    expect(faultOf(fault, attemptOf(AbortSignal.abort())).kind).toBe("aborted");
  });

  it("is cut, since some providers answer with a whole page", () => {
    expect(faultOf(new Error("x".repeat(5000)), failed).message).toHaveLength(501);
  });
});

describe("the key", () => {
  const rich = { status: 401, retryAfterMs: 5, requestId: "r", param: "p" };
  const hidden = Object.defineProperty(new Error("hidden"), "config", { value: { auth: [`Bearer ${key}`] } });
  const trap = Object.defineProperty({}, "boom", {
    get: () => {
      throw new Error("a getter that throws");
    },
  });
  const circle: { self?: unknown; deep?: unknown } = {
    deep: { deep: { deep: { deep: { deep: { deep: { key } } } } } },
  };
  circle.self = circle;
  const wide = { list: Array.from({ length: 5000 }, (_, index) => ({ index })) };

  it.each([
    [`Incorrect API key: ${key}`, undefined],
    ["headers", { response: { headers: new Headers({ authorization: `Bearer ${key}` }) } }],
    ["a property that is not listed", hidden],
    ["a cause of a cause", new Error("outer", { cause: new Error(key) })],
    ["a map", { sent: new Map([["key", key]]) }],
    ["a symbol", { [Symbol("key")]: key }],
    ["a circle", circle],
    ["a getter", trap],
    ["too much to search", wide],
  ])("is taken out of %s", (message, cause) => {
    const fault = faultOf(new ProviderFault({ kind: "auth", message, cause, ...rich }), failed);
    expect(inspect(fault, { depth: 20, showHidden: true })).not.toContain(key);
    expect(fault.cause).toBeUndefined();
    expect(fault).toMatchObject({ kind: "auth", ...rich });
  });

  it("is taken out of what is no fault, and of what an abort interrupted", () => {
    for (const signal of [undefined, AbortSignal.abort()]) {
      const fault = faultOf(new Error(`Bearer ${key}`, { cause: { key } }), attemptOf(signal));
      expect(inspect(fault, { depth: 20 })).not.toContain(key);
    }
  });

  it("is left where it is too short to be one, since it may be a part of any word", () => {
    const fault = new ProviderFault({ kind: "server", message: "a bad gateway" });
    expect(faultOf(fault, attemptOf(undefined, "a"))).toBe(fault);
  });

  it("costs no time where a cause is a tangle", () => {
    const nodes = Array.from({ length: 150 }, () => ({}) as Record<string, unknown>);
    for (const node of nodes) for (const [index, other] of nodes.entries()) node[`n${index}`] = other;
    const begun = performance.now();
    faultOf(new ProviderFault({ kind: "server", message: "x", cause: nodes[0] }), failed);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
