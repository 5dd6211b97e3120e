import { expect, it } from "vitest";
import { oddDeltas } from "../../test/odd-deltas.ts";
import { chunk } from "../../test/stage.ts";
import { ProviderFault, type ProviderFaultInit } from "../provider/index.ts";
import { checkChunk } from "./check-chunk.ts";

const attempt = { fault: (init: ProviderFaultInit) => new ProviderFault(init) };

it.each([
  undefined,
  null,
  7,
  {},
  { choices: null },
  { choices: [{}] },
  { choices: [{ index: 0 }] },
  { choices: [{ delta: {} }] },
  { choices: [{ index: -1, delta: {} }] },
  { choices: [{ index: 0.5, delta: {} }] },
  { choices: [{ index: 1024, delta: {} }] },
  ...oddDeltas.map((delta) => ({ choices: [{ index: 0, delta }] })),
])("finds %j malformed", (given) => {
  expect(() => checkChunk(given as never, attempt)).toThrow(/is not a chunk of a stream/);
});

it("lets a chunk say null of what it does not bring", () => {
  const none = { content: null, refusal: null, reasoning_content: null, tool_calls: null, annotations: null };
  const given = chunk(none as never);
  expect(checkChunk(given, attempt)).toBe(given);
  const calls = chunk({ tool_calls: [{ index: 1023 }], annotations: [] });
  expect(checkChunk(calls, attempt)).toBe(calls);
});

it("lets chunks through that have choices, or none", () => {
  for (const given of [chunk({ content: "Hi" }), { ...chunk({}), choices: [] }])
    expect(checkChunk(given, attempt)).toBe(given);
});
