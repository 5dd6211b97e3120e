import { expect, it } from "vitest";
import { completion } from "../../../test/stage.ts";
import { betterIn, comparisonFormat, rankingFormat, rankingIn, supportIn } from "./replies.ts";

it("takes a ranking of exactly the labels that were asked for", () => {
  const ranking = (text: string) => rankingIn(completion(text), ["A", "B", "C"]);
  expect(ranking('{"ranking": ["C", "a", "B"]}')).toEqual(["C", "A", "B"]);
  expect(ranking('```json\n{"ranking": ["C", "A", "B"]}\n```')).toEqual(["C", "A", "B"]);
  for (const wrong of [
    '{"ranking": ["A", "B"]}',
    '{"ranking": ["A", "A", "B"]}',
    '{"ranking": ["A", "B", "C", "D"]}',
    '["A","B","C"]',
    "C, A, B",
    '{"ranking": [1, 2, 3]}',
    '{"ranking": "A"}',
  ]) {
    expect(ranking(wrong)).toBeUndefined();
  }
});

it("takes one of three words of a comparison", () => {
  expect(
    ['{"better":"A"}', '{"better":"b"}', '{"better":"tie"}', '{"better":"C"}', "A"].map((text) =>
      betterIn(completion(text)),
    ),
  ).toEqual([...["A", "B", "tie"], ...[undefined, undefined]]);
});

it("takes one entry for each claim", () => {
  const reply = completion('{"claims": [{"supports": ["A", 3], "contradicts": ["B"]}, 7]}');
  expect(supportIn(reply, 2)).toEqual([
    { supports: ["A"], contradicts: ["B"] },
    { supports: [], contradicts: [] },
  ]);
  expect(supportIn(reply, 3)).toBeUndefined();
});

it("takes nothing of a reply that was cut off", () => {
  const cut = completion('{"better":"A"}');
  for (const choice of cut.choices) choice.finish_reason = "length";
  expect(betterIn(cut)).toBeUndefined();
});

it("has a schema for each", () => {
  for (const format of [rankingFormat, comparisonFormat]) expect(format.type).toBe("json_schema");
});
