import fc from "fast-check";
import { expect, it } from "vitest";
import { lexical } from "./lexical.ts";
import { toldClaims, weighClaims } from "./weigh-claims.ts";

const answers = [
  "The capital of Australia is Canberra. It was founded in 1913.",
  "The capital of Australia is Canberra. About 450,000 people live there.",
  "The capital of Australia is Sydney.",
];

it("tells who makes each claim, and who contradicts it", async () => {
  const { claims } = await weighClaims(answers, lexical);
  expect(toldClaims(claims, ["a/m", "b/m", "c/m"])).toEqual([
    { text: "The capital of Australia is Canberra.", supportedBy: ["a/m", "b/m"], contradictedBy: ["c/m"] },
    { text: "It was founded in 1913.", supportedBy: ["a/m"], contradictedBy: [] },
    { text: "About 450,000 people live there.", supportedBy: ["b/m"], contradictedBy: [] },
    { text: "The capital of Australia is Sydney.", supportedBy: ["c/m"], contradictedBy: ["a/m", "b/m"] },
  ]);
});

it("agrees by what the others say as well", async () => {
  const { agreement, support } = await weighClaims(answers, lexical);
  // Of five claims, two have one of two others on their side.
  expect(agreement).toBeCloseTo(1 / 5);
  expect(support).toEqual([0.25, 0.25, 0]);
});

it("agrees fully with itself, and not at all where nothing is shared", async () => {
  const same = await weighClaims(
    ["Cats sleep a lot. They purr when happy."].flatMap((each) => [each, each]),
    lexical,
  );
  expect([same.agreement, same.claims.length]).toEqual([1, 2]);
  const apart = await weighClaims(["Cats sleep all day long.", "Iron melts at 1538 degrees."], lexical);
  expect(apart.agreement).toBe(0);
  expect((await weighClaims(["One only has this to say."], lexical)).agreement).toBeUndefined();
  expect((await weighClaims(["", ""], lexical)).agreement).toBeUndefined();
});

it("compares no more claims than it can pay for, as many of each", async () => {
  const essay = (word: string): string =>
    Array.from({ length: 200 }, (_, index) => `The ${word} number ${index} is good.`).join(" ");
  let asked = 0;
  await weighClaims(["a", "b", "c", "d"].map(essay), (claims, texts) => {
    asked = claims.length;
    return lexical(claims, texts);
  });
  expect(asked).toBe(120);
});

it("agrees the same in every order of members", async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(answers, { minLength: 3 }), async (given) => {
      expect((await weighClaims(given, lexical)).agreement).toBeCloseTo(1 / 5);
    }),
  );
});
