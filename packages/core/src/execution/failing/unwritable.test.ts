import { describe, expect, it } from "vitest";
import { card, completion, hello, stage } from "../../../test/stage.ts";
import { type Call, defineProvider, type Provider } from "../../provider/index.ts";
import { unwritable } from "./unwritable.ts";

function nested(depth: number): object {
  let value: object = {};
  for (let level = 0; level < depth; level += 1) value = { value };
  return value;
}

const circle: { self?: unknown } = {};
circle.self = circle;

const requests: readonly (readonly [string, object])[] = [
  ["a BigInt", { amount: 5n }],
  ["20,000 levels", nested(20_000)],
  ["a circle", circle],
];

/** A provider that writes its request as an SDK does. */
function writingProvider(id: string, calls: Call[]): Provider {
  return defineProvider({
    id,
    models: [{ name: "m", ...card }],
    chat: async (request, call) => {
      calls.push(call);
      JSON.stringify(request);
      return completion();
    },
  });
}

describe.each(requests)("a request with %s", (_, odd) => {
  it.each([false, true])("is refused once, in words, and held against nobody (streamed: %s)", async (stream) => {
    const calls: Call[] = [];
    const providers = [writingProvider("a", calls), writingProvider("b", calls)];
    const set = stage({ providers, breaker: { consecutiveFaults: 1 } });
    const moves: unknown[] = [];
    set.overture.on("breaker", (move) => moves.push(move));
    const error = await set.failure({ stream, metadata: odd as Record<string, string> });
    expect(error).toMatchObject({ code: "invalid_request", status: 400, attempts: [{ fault: "invalid_request" }] });
    expect(error.message).toContain("cannot be written as JSON: leave out BigInts and what leads back to itself");
    expect(calls).toHaveLength(1);
    expect(moves).toEqual([]);
  });
});

it("lets through what can be written", () => {
  expect(unwritable(hello)).toBe(false);
});
