import { expect, it } from "vitest";
import { readAnswer, relationOf } from "./compare.ts";

it.each([
  ["The capital of Australia is Canberra.", "Well, the capital of Australia is Canberra, by the way.", "supports"],
  ["The tower is 330 metres tall.", "It was built in 1889. At 330 metres, the tower is tall.", "supports"],
  ["The capital of Australia is Sydney.", "The capital of Australia is Canberra.", "contradicts"],
  ["The tower is 330 metres tall.", "The tower is 324 metres tall.", "contradicts"],
  ["Ibuprofen is safe with warfarin.", "Ibuprofen is not safe with warfarin.", "contradicts"],
  ["The tower is 330 metres tall.", "The tower is tall.", "apart"],
  ["The tower was painted in Venetian red.", "The tower is 330 metres tall.", "apart"],
  ["The drug was approved in 2019.", "", "apart"],
] as const)("%j beside %j: %s", (claim, answer, relation) => {
  expect(relationOf(claim, readAnswer(answer))).toBe(relation);
});

it("lets a sentence that supports outweigh one that contradicts", () => {
  const answer = readAnswer("Some say that the tower is 300 metres tall. The tower is 330 metres tall.");
  expect(relationOf("The tower is 330 metres tall.", answer)).toBe("supports");
});
