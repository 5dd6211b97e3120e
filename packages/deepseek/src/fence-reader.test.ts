import fc from "fast-check";
import { expect, it } from "vitest";
import { FenceReader } from "./fence-reader.ts";

function read(pieces: readonly string[]): string {
  const reader = new FenceReader();
  return pieces.map((piece) => reader.read(piece)).join("") + reader.end();
}

it.each([
  ['```json\n{"a":1}\n```', '{"a":1}'],
  ['```\n{"a":1}\n```\n', '{"a":1}'],
  ['\n ```JSON {"a":"`x```"}``` ', '{"a":"`x```"}'],
  ['```json\n{"a":1', '{"a":1'],
  ['{"a":"```json"}', '{"a":"```json"}'],
  [' [1, "```"]\n', ' [1, "```"]\n'],
  ["```ts\nlet a;\n```", "```ts\nlet a;\n```"],
  ["plain words", "plain words"],
  ["```", "```"],
  ["", ""],
])("reads %j as %j, however it is cut", (text, expected) => {
  for (let size = 1; size <= text.length + 1; size++) {
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
      text.slice(at * size, (at + 1) * size),
    );
    expect(read(pieces)).toBe(expected);
  }
});

it("gives any JSON as it was, with a fence and without", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.nat(20), { minLength: 1 }), fc.boolean(), (value, cuts, pretty) => {
      const json = JSON.stringify({ value }, null, pretty ? 2 : 0);
      for (const text of [json, `\`\`\`json\n${json}\n\`\`\``]) {
        const pieces: string[] = [];
        for (let at = 0, turn = 0; at < text.length; turn++) {
          const size = (cuts[turn % cuts.length] ?? 0) + 1;
          pieces.push(text.slice(at, at + size));
          at += size;
        }
        expect(read(pieces)).toBe(json);
      }
    }),
  );
});

it("holds back no more than a fence", () => {
  const reader = new FenceReader();
  expect(reader.read('{"a"')).toBe('{"a"');
  const blank = new FenceReader();
  expect(blank.read(" ".repeat(65))).toHaveLength(65);
  const fenced = new FenceReader();
  expect(fenced.read(`\`\`\`json\n{${" ".repeat(1000)}`).length).toBeGreaterThan(930);
});
