import type { Part } from "@google/genai";
import type { ChatCompletionDelta } from "@overture/core/provider";
import { describe, expect, it } from "vitest";
import { PartReader } from "./from-parts.ts";

const idOf = (index: number) => `made_${index}`;
const none = { custom: new Set<string>(), legacy: false };

function read(parts: readonly Part[], offer = none): { deltas: ChatCompletionDelta[]; reader: PartReader } {
  const reader = new PartReader(offer, idOf);
  const deltas = parts.flatMap((part) => reader.add(part));
  return { deltas: [...deltas, ...reader.end(false)], reader };
}

const argumentsIn = (deltas: readonly ChatCompletionDelta[], index: number): string =>
  deltas
    .flatMap((delta) => delta.tool_calls ?? [])
    .filter((piece) => piece.index === index)
    .map((piece) => piece.function?.arguments ?? "")
    .join("");

describe("calls", () => {
  it("takes them whole, without arguments, and without ids", () => {
    const { deltas, reader } = read([
      { functionCall: { id: "a", name: "f", args: { x: 1 } } },
      { functionCall: { name: "g" } },
      { functionCall: { name: "h", args: {} } },
    ]);
    expect(deltas.flatMap((delta) => delta.tool_calls?.filter((piece) => piece.id) ?? [])).toEqual([
      { index: 0, id: "a", type: "function", function: { name: "f", arguments: "" } },
      { index: 1, id: "made_1", type: "function", function: { name: "g", arguments: "" } },
      { index: 2, id: "made_2", type: "function", function: { name: "h", arguments: "" } },
    ]);
    expect([0, 1, 2].map((index) => argumentsIn(deltas, index))).toEqual(['{"x":1}', "{}", "{}"]);
    expect(reader.calls).toBe(3);
  });

  it("puts streamed arguments together, up to the empty part that ends them", () => {
    const { deltas } = read([
      { functionCall: { id: "a", name: "f", willContinue: true } },
      { functionCall: { partialArgs: [{ jsonPath: "$.city", stringValue: "Zü", willContinue: true }] } },
      { functionCall: { partialArgs: [{ jsonPath: "$.city", stringValue: "rich" }], willContinue: true } },
      { functionCall: { partialArgs: [{ jsonPath: "$.n", numberValue: 2 }] } },
      { functionCall: {} },
      { functionCall: { name: "g", willContinue: true } },
      { functionCall: {} },
      { functionCall: {} },
    ]);
    expect(argumentsIn(deltas, 0)).toBe('{"city":"Zürich","n":2}');
    expect(argumentsIn(deltas, 1)).toBe("{}");
    expect(deltas.flatMap((delta) => delta.tool_calls ?? []).filter((piece) => piece.index > 1)).toEqual([]);
  });

  it("ends a call that the next one, or the answer's end, leaves open, but not one that was cut", () => {
    const open: Part[] = [
      { functionCall: { name: "f", willContinue: true, partialArgs: [{ jsonPath: "$.a", numberValue: 1 }] } },
    ];
    expect(argumentsIn(read([...open, { functionCall: { name: "g" } }]).deltas, 0)).toBe('{"a":1}');
    expect(argumentsIn(read(open).deltas, 0)).toBe('{"a":1}');
    const reader = new PartReader(none, idOf);
    const cut = [...open.flatMap((part) => reader.add(part)), ...reader.end(true)];
    expect(argumentsIn(cut, 0)).toBe('{"a":1');
  });

  it("ignores an end without a beginning", () => {
    expect(read([{ functionCall: {} }]).deltas).toEqual([]);
  });

  it("gives free text without the JSON around it, once it is whole", () => {
    const offer = { custom: new Set(["note"]), legacy: false };
    const { deltas } = read(
      [
        { functionCall: { name: "note", willContinue: true } },
        { functionCall: { partialArgs: [{ jsonPath: "$.input", stringValue: "a", willContinue: true }] } },
        { functionCall: { partialArgs: [{ jsonPath: "$.input", stringValue: "b" }] } },
        { functionCall: {} },
      ],
      offer,
    );
    expect(deltas).toEqual([
      { tool_calls: [{ index: 0, id: "made_0", type: "custom", custom: { name: "note", input: "" } }] },
      { tool_calls: [{ index: 0, custom: { input: "ab" } }] },
    ]);
  });

  it("gives the first call alone to a caller of the older form", () => {
    const offer = { custom: new Set<string>(), legacy: true };
    const { deltas } = read([{ functionCall: { name: "f", args: { a: 1 } } }, { functionCall: { name: "g" } }], offer);
    expect(deltas).toEqual([
      { function_call: { name: "f", arguments: "" } },
      { function_call: { arguments: '{"a":1}' } },
    ]);
  });
});

describe("thoughts and signatures", () => {
  it("tells thoughts from words, and joins a thought's pieces", () => {
    const { deltas, reader } = read([
      { text: "First ", thought: true },
      { text: "then.", thought: true },
      { text: "", thought: true, thoughtSignature: "s" },
      { text: "Hello." },
    ]);
    expect(deltas).toEqual([{ reasoning_content: "First " }, { reasoning_content: "then." }, { content: "Hello." }]);
    expect(reader.details).toEqual([
      { type: "thinking", provider: "google", position: 0, text: "First then.", signature: "s" },
    ]);
  });

  it("says of each signature how many blocks came before its part, words first", () => {
    const { reader } = read([
      { text: "hm", thought: true },
      { text: "Hel" },
      { text: "lo", thoughtSignature: "words" },
      { text: "so", thought: true, thoughtSignature: "t" },
      { functionCall: { name: "f" }, thoughtSignature: "first" },
      { functionCall: { name: "g" }, thoughtSignature: "second" },
    ]);
    expect(reader.details.map(({ position, text, signature }) => [position, text, signature])).toEqual([
      [0, "hm", undefined],
      [0, undefined, "words"],
      [1, "so", "t"],
      [1, undefined, "first"],
      [2, undefined, "second"],
    ]);
  });

  it("counts from the calls where there are no words, and anew when words come after them", () => {
    const reader = new PartReader(none, idOf);
    reader.add({ functionCall: { name: "f" }, thoughtSignature: "s" });
    expect(reader.details).toMatchObject([{ position: 0, signature: "s" }]);
    reader.add({ text: "Done." });
    expect(reader.details).toMatchObject([{ position: 1, signature: "s" }]);
  });

  it("takes a signature on an empty part for the words before it, and keeps one that stands alone", () => {
    expect(read([{ text: "Hi" }, { text: "", thoughtSignature: "s" }]).reader.details).toMatchObject([
      { position: 0, signature: "s" },
    ]);
    const alone = read([{ functionCall: { name: "f" } }, { text: "", thoughtSignature: "s" }]);
    expect(alone.reader.details).toMatchObject([{ position: 1, signature: "s" }]);
    expect(alone.reader.details[0]).not.toHaveProperty("text");
  });

  it("knows nothing of parts that OpenAI's shape has no place for", () => {
    const { deltas, reader } = read([
      { executableCode: { code: "1" } },
      { inlineData: { data: "AAAA" } },
      { text: "" },
    ]);
    expect(deltas).toEqual([]);
    expect(reader.empty).toBe(true);
    expect(reader.details).toEqual([]);
  });
});
