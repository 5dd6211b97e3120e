import { describe, expect, it } from "vitest";
import { recordedAnswer, recordedCuts, recordedPieces } from "../../../test/recorded-answer.ts";
import { longestOverlap, Seam } from "./seam.ts";

/** What comes of a text that broke off, and of one that goes on in pieces. */
function joined(before: string, after: string, size = 5): string {
  const seam = new Seam(before);
  let text = before;
  for (let at = 0; at < after.length; at += size) text += seam.push(after.slice(at, at + size));
  return text + seam.end();
}

describe("a recorded answer that is cut after any of its pieces", () => {
  it("comes in the pieces that it has", () => {
    expect(recordedPieces.join("")).toBe(recordedAnswer);
    expect(recordedCuts.length).toBeGreaterThan(200);
  });

  it.each([1, 3, 17, 1000])("is whole whatever is repeated, up to 40 characters, in pieces of %i", (size) => {
    const wrong: string[] = [];
    for (const cut of recordedCuts) {
      for (let repeated = 0; repeated <= 40; repeated += 1) {
        const after = recordedAnswer.slice(Math.max(0, cut - repeated));
        const text = joined(recordedAnswer.slice(0, cut), after, size);
        if (text !== recordedAnswer) wrong.push(`cut at ${cut}, ${repeated} repeated`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

it("leaves a long repeat out up to a limit, and holds no more back than that", () => {
  const before = Array.from({ length: 200 }, (_, index) => `word${index}`).join(" ");
  expect(joined(before, `${before.slice(-longestOverlap)} end`)).toBe(`${before} end`);
  const seam = new Seam("a".repeat(1000));
  expect(seam.push("a".repeat(longestOverlap - 1))).toBe("");
  expect(seam.push("ab")).toBe("ab".slice(1));
});

it("hands on at once what repeats nothing", () => {
  const seam = new Seam("One two");
  expect(seam.push(" three")).toBe(" three");
  expect(seam.push("two")).toBe("two");
  expect(seam.end()).toBe("");
});

it("leaves out the space that a beginning was not allowed to end with", () => {
  expect(joined("Once ", " upon")).toBe("Once upon");
});

it("says once what the answer says twice in a row, if it is cut in between: nobody can tell", () => {
  expect(joined("I think that", " that is so")).toBe("I think that is so");
});
