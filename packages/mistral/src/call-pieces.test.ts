import { expect, it } from "vitest";
import { forms } from "../test/fixtures.ts";
import { CallPieces } from "./call-pieces.ts";

const piece = (id: string, name: string, args: unknown, index = 0) => ({
  id,
  index,
  function: { name, arguments: args },
});
const made = (changes: object = {}) => new CallPieces({ ...forms, ...changes }, "abc 0");

it("begins a call for each id, though all have the number 0", () => {
  const calls = made();
  expect(calls.read([piece("aaaaaaaaa", "f", '{"a":1}'), piece("bbbbbbbbb", "f", { b: 2 })])).toEqual({
    tool_calls: [
      { index: 0, id: "aaaaaaaaa", type: "function", function: { name: "f", arguments: '{"a":1}' } },
      { index: 1, id: "bbbbbbbbb", type: "function", function: { name: "f", arguments: '{"b":2}' } },
    ],
  });
  expect(calls.read([piece("ccccccccc", "f", "")]).tool_calls?.[0]).toMatchObject({ index: 2, id: "ccccccccc" });
});

it("puts pieces to the call of their number", () => {
  const calls = made();
  calls.read([piece("aaaaaaaaa", "f", "")]);
  calls.read([piece("bbbbbbbbb", "g", "", 1)]);
  expect(calls.read([piece("null", "", '{"a"', 0)])).toEqual({
    tool_calls: [{ index: 0, function: { arguments: '{"a"' } }],
  });
  expect(calls.read([piece("bbbbbbbbb", "", "{}", 1)])).toEqual({
    tool_calls: [{ index: 1, function: { arguments: "{}" } }],
  });
});

it("goes on with a call whose pieces all say its id and name", () => {
  const calls = made();
  calls.read([piece("aaaaaaaaa", "f", '{"a"')]);
  expect(calls.read([piece("aaaaaaaaa", "f", ":1}")]).tool_calls).toEqual([
    { index: 0, function: { arguments: ":1}" } },
  ]);
});

it("tells calls without ids apart that come together, and gives them ids", () => {
  const ids = made()
    .read([piece("null", "f", "{}"), piece("null", "g", "{}")])
    .tool_calls?.map(({ id }) => id);
  expect(ids).toEqual([expect.stringMatching(/^[a-z0-9]{9}$/), expect.stringMatching(/^[a-z0-9]{9}$/)]);
  expect(new Set(ids).size).toBe(2);
});

it("gives free text once it is whole", () => {
  const calls = made({ custom: new Set(["diary"]) });
  expect(calls.read([piece("aaaaaaaaa", "diary", '{"inp')])).toEqual({
    tool_calls: [{ index: 0, id: "aaaaaaaaa", type: "custom", custom: { name: "diary", input: "" } }],
  });
  expect(calls.read([piece("null", "", 'ut":"Dear"}')])).toEqual({});
  expect(calls.rest()).toEqual({ tool_calls: [{ index: 0, custom: { input: "Dear" } }] });
  expect(calls.rest()).toEqual({});
});

it("gives the first call alone in OpenAI's older form", () => {
  const calls = made({ legacy: true });
  expect(calls.read([piece("aaaaaaaaa", "f", '{"a"'), piece("bbbbbbbbb", "g", "{}", 1)])).toEqual({
    function_call: { name: "f", arguments: '{"a"' },
  });
  expect(calls.read([piece("null", "", ":1}")])).toEqual({ function_call: { arguments: ":1}" } });
  expect(calls.read([piece("null", "", "{}", 1)])).toEqual({});
});
