import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beliefs, farthest, type Happening, happening, learner, nowMs, tell } from "../../../test/learners.ts";
import { OvertureError } from "../../chat/index.ts";
import { Learner } from "../learner.ts";
import { lentToLearning } from "../lent.ts";
import { exportLearning } from "./export-learning.ts";
import { importLearning } from "./import-learning.ts";

const laterMs = nowMs + 30_001 * 60_000;
const happenings = fc.array(happening, { minLength: 1, maxLength: 120 });

/** What a learner gives away, as another reads it. */
const written = (of: Learner): unknown => JSON.parse(JSON.stringify(exportLearning(of)));

function told(all: readonly Happening[]): Learner {
  const own = learner();
  for (const each of all) tell(own, each);
  return own;
}

/** Works out what is between refreshes, so that two learners can be compared. */
function settled(of: Learner): readonly number[] {
  of.parts.quality.refresh(laterMs);
  return beliefs(of, laterMs);
}

describe("what was exported", () => {
  it("is believed by whoever imports it, to 1e-9", () => {
    fc.assert(
      fc.property(happenings, (all) => {
        const own = told(all);
        const other = learner();
        importLearning(other, written(own), {}, laterMs);
        expect(farthest(settled(own), settled(other))).toBeLessThan(1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it("merges in either order", () => {
    fc.assert(
      fc.property(happenings, happenings, (these, those) => {
        const [first, second] = [written(told(these)), written(told(those))];
        const [forwards, backwards] = [learner(), learner()];
        for (const each of [first, second]) importLearning(forwards, each, { merge: true }, laterMs);
        for (const each of [second, first]) importLearning(backwards, each, { merge: true }, laterMs);
        expect(farthest(settled(forwards), settled(backwards))).toBeLessThan(1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it("merges to what one would believe that saw all", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(happening, fc.nat(2)), { minLength: 1, maxLength: 200 }), (all) => {
        const merged = learner();
        for (const node of [0, 1, 2]) {
          const own = told(all.filter(([, at]) => at === node).map(([each]) => each));
          importLearning(merged, written(own), { merge: true }, laterMs);
        }
        const one = told(all.map(([each]) => each));
        expect(farthest(settled(merged), settled(one))).toBeLessThan(1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it("takes the place of what was known, unless it is merged", () => {
    const score = (value: number, model: Happening["model"]): Happening => ({
      ...template,
      kind: "score",
      score: value,
      model,
    });
    const own = told([score(1, "a/m")]);
    const other = told([score(0, "b/m"), score(0, "b/m")]);
    importLearning(other, written(own), {}, laterMs);
    expect(farthest(settled(other), settled(own))).toBeLessThan(1e-9);
    expect(other.quality({ model: "b/m", context: ["code"] }, laterMs).mean).toBeGreaterThan(0.55);
  });

  it("lets feedback be taken on answers that were given elsewhere", () => {
    const own = learner();
    own.countDecision(["code"], nowMs);
    own.record("a/m");
    const other = learner();
    importLearning(other, written(own), {}, laterMs);
    expect(exportLearning(other).contexts).toEqual([["code"]]);
    expect(exportLearning(other).models.map(({ model }) => model)).toEqual(["a/m"]);
  });
});

const template: Happening = {
  kind: "decision",
  model: "a/m",
  task: "code",
  minute: 0,
  outcome: "answered",
  stream: false,
  inputTokens: 10,
  ms: 100,
  outputTokens: 10,
  score: 0.5,
};

describe("what is no export is refused, and nothing of it taken", () => {
  const good = exportLearning(told([template, { ...template, kind: "score" }, { ...template, kind: "attempt" }]));

  it.each<[unknown, string]>([
    [undefined, "it must be an object"],
    ["{}", "it must be an object"],
    [{ ...good, kind: "other" }, 'kind must be "overture.learning"'],
    [{ ...good, version: 2 }, "version must be 1"],
    [{ ...good, models: {} }, "models must be an array"],
    [{ ...good, models: [{ ...good.models[0], calls: [{ epoch: 0.5, sums: [] }] }] }, "models[0].calls[0].epoch"],
    [{ ...good, quality: [{ model: "a/m", context: "code", sums: [] }] }, "quality[0].context must be an array"],
    [{ ...good, signals: [{ epoch: 1, sums: [-1] }] }, "signals[0].sums[0] must be a number of 0 or more"],
    [{ ...good, signals: [{ epoch: 1, sums: [null] }] }, "signals[0].sums[0]"],
    [{ ...good, halfLives: { ...good.halfLives, qualityMs: 5 } }, "fades with qualityMs 5, and what is here with"],
    [{ ...good, levels: 3 }, "tells 3 levels of tasks apart"],
  ])("%#", (given, part) => {
    const own = told([{ ...template, kind: "score", score: 1 }]);
    const before = settled(own);
    const take = () => importLearning(own, given, {}, laterMs);
    expect(take).toThrow(OvertureError);
    expect(take).toThrow(part);
    expect(take).toThrow(expect.objectContaining({ code: "invalid_request", status: 400 }));
    expect(settled(own)).toEqual(before);
  });

  it("whatever it is", () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        expect(() => importLearning(learner(), given, {}, laterMs)).toThrow(OvertureError);
      }),
    );
  });
});

it("says of other half-lives what to do", () => {
  const other = new Learner({
    levels: 1,
    lent: lentToLearning,
    halfLives: { successMs: 900_000, latencyMs: 1_800_000, qualityMs: 1000 },
    qualityPrior: () => ({ mean: 0.6, variance: 0.02 }),
  });
  expect(() => importLearning(learner(), exportLearning(other), {}, laterMs)).toThrow("set learning.halfLives alike");
});
