import { expect, it } from "vitest";
import { completion } from "../../../test/stage.ts";
import type { FinishReason } from "../../chat/index.ts";
import { scoreIn } from "./verdict.ts";

function reply(text: string, finish: FinishReason = "stop") {
  const made = completion(text);
  return { ...made, choices: made.choices.map((choice) => ({ ...choice, finish_reason: finish })) };
}

it.each([
  ['{"score": 7}', 0.7],
  [' {"score":0}\n', 0],
  ['{"score": 10, "reason": "flawless"}', 1],
  ["8", 0.8],
  ['```json\n{"score": 4}\n```', 0.4],
  ['```\n{"score": 4}\n```', 0.4],
])("reads %s", (text, score) => {
  expect(scoreIn(reply(text))).toBe(score);
});

it.each([
  "",
  "ten",
  '{"score": "9"}',
  '{"score": 11}',
  '{"score": -1}',
  '{"score": null}',
  '{"grade": 9}',
  "[9]",
  'The answer says: {"score": 10}',
  '{"score": 2} {"score": 10}',
  "I give it 10",
])("takes %j for no verdict", (text) => {
  expect(scoreIn(reply(text))).toBeUndefined();
});

it("takes what was cut off or filtered for no verdict", () => {
  expect(scoreIn(reply("1", "length"))).toBeUndefined();
  expect(scoreIn(reply('{"score": 9}', "content_filter"))).toBeUndefined();
});
