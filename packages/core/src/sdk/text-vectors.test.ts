import { describe, expect, it } from "vitest";
import type { Warning } from "../provider/index.ts";
import { textsOf, vectorsOf } from "./text-vectors.ts";

describe("textsOf", () => {
  it("gives one text or many as a list", () => {
    expect(textsOf({ model: "m", input: "a" }, "Acme", [])).toEqual(["a"]);
    expect(textsOf({ model: "m", input: ["a", "b"] }, "Acme", [])).toEqual(["a", "b"]);
  });

  it("warns of a user, whom no vendor but OpenAI wants to know", () => {
    const warnings: Warning[] = [];
    textsOf({ model: "m", input: "a", user: null }, "Acme", warnings);
    expect(warnings).toEqual([]);
    textsOf({ model: "m", input: "a", user: "u" }, "Acme", warnings);
    expect(warnings).toMatchObject([{ code: "parameter_dropped", param: "user" }]);
  });

  it.each([{ input: [1, 2] }, { input: [[1], [2, 3]] }])("refuses tokens: %o", ({ input }) => {
    const refused = expect.objectContaining({ kind: "unsupported", param: "input" });
    expect(() => textsOf({ model: "m", input }, "Acme", [])).toThrow(refused);
  });
});

describe("vectorsOf", () => {
  it("numbers the vectors, and says what was counted", () => {
    const vectors = [{ embedding: [1, 0], index: 1 }, { embedding: [0, 1], index: 0 }, {}];
    expect(vectorsOf(vectors, "m", 3)).toEqual({
      object: "list",
      model: "m",
      data: [
        { object: "embedding", index: 1, embedding: [1, 0] },
        { object: "embedding", index: 0, embedding: [0, 1] },
        { object: "embedding", index: 2, embedding: [] },
      ],
      usage: { prompt_tokens: 3, total_tokens: 3 },
    });
    for (const nothing of [0, undefined]) expect(vectorsOf(vectors, "m", nothing).usage).toBeUndefined();
  });

  it("makes a shortened vector one of length 1, and leaves one alone that is", () => {
    const almost = [0.6, 0.8000001];
    const { data } = vectorsOf([{ embedding: [3, 4] }, { embedding: almost }, { embedding: [0, 0] }], "m", 1);
    expect(data.map(({ embedding }) => embedding)).toEqual([[0.6, 0.8], almost, [0, 0]]);
  });
});
