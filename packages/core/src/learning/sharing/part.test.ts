import { expect, it } from "vitest";
import { Learner } from "../learner.ts";
import { lentToLearning } from "../lent.ts";
import { ownPartsOf, partNamed, partsOf, readPartName } from "./part.ts";

const context = ["code", "text", "s"];

function learner(): Learner {
  const made = new Learner({ levels: 3, lent: lentToLearning, qualityPrior: () => ({ mean: 0.7, variance: 0.02 }) });
  made.observeQuality({ model: "a/m", context, score: 1, weight: 1, atMs: 0 });
  made.observeAnswer("a/m", context, "empty", 0);
  made.countDecision(context, 0);
  for (const [stream, outcome] of [
    [true, "answered"],
    [false, "answered"],
    [true, "unclear"],
  ] as const)
    made.observeAttempt({
      model: "a/m",
      context,
      inputTokens: 90_000,
      atMs: 0,
      outcome,
      stream,
      firstTokenMs: outcome === "unclear" ? undefined : 400,
      totalMs: 900,
      outputTokens: 50,
      reportedTokens: 95_000,
    });
  return made;
}

it("finds every part again by its name, in another learner", () => {
  const other = new Learner({ levels: 3, lent: lentToLearning, qualityPrior: () => ({ mean: 0.7, variance: 0.02 }) });
  const parts = [...partsOf(learner())];
  expect(parts.map(({ name }) => name.split(" ")[0])).toEqual(
    expect.arrayContaining(["g", "c", "i", "os", "x", "q", "w"]),
  );
  for (const part of parts) {
    const found = partNamed(other, part.name);
    expect(found?.kind, part.name).toBe(part.kind);
    for (const { epoch, sums } of part.sums.raw()) found?.add(epoch, sums);
    expect(found?.sums.raw(), part.name).toEqual(part.sums.raw());
  }
});

it("tells a learner's own from what it may share with another", () => {
  const own = [...ownPartsOf(learner().beside())].map(({ name }) => name);
  expect(own).toEqual(["g"]);
  expect([...ownPartsOf(learner())].map(({ name }) => name[0])).toEqual(["g", "q", "w"]);
});

it("reads what a name says", () => {
  expect(readPartName("q a/m\ncode\ntext")).toEqual({ what: "q", model: "a/m", context: "code\ntext" });
  expect(readPartName("g")).toEqual({ what: "g", model: "", context: undefined });
});

it("notes the context of what it finds, so that feedback is understood", () => {
  const other = new Learner({ levels: 3, lent: lentToLearning, qualityPrior: () => ({ mean: 0.7, variance: 0.02 }) });
  partNamed(other, `q a/m\n${context.join("\n")}`);
  expect(other.parts.contexts.values()).toEqual([context]);
});

it.each(["", "nonsense", "z a/m", "q a/m", "q a/m\ntoo\nshort", "f99s a/m", "fs a/m"])(
  "finds nothing for %j",
  (name) => {
    expect(partNamed(learner(), name)).toBeUndefined();
  },
);
