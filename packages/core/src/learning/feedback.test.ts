import { beforeEach, describe, expect, it } from "vitest";
import { type Stage, stage } from "../../test/stage.ts";
import { OvertureError } from "../chat/index.ts";
import type { FeedbackSignal } from "./feedback.ts";

const dayMs = 86_400_000;
let set: Stage;
let id: string;
beforeEach(async () => {
  set = stage();
  id = (await set.answer()).overture.id;
});

async function refusal(of: string, signal: FeedbackSignal, on: Stage = set): Promise<OvertureError> {
  const error = await on.overture.feedback(of, signal).catch((reason: unknown) => reason);
  if (!(error instanceof OvertureError)) throw new Error(`was not refused: ${JSON.stringify(error)}`);
  return error;
}

/** What is believed of a model's answers, and on how many scores that rests. */
async function believed(on: Stage = set, model = "a/m"): Promise<{ mean: number; evidence: number }> {
  const learned = await on.overture.learning.inspect();
  return learned.find((each) => each.model === model)?.contexts[0]?.quality ?? { mean: Number.NaN, evidence: 0 };
}

describe("a score", () => {
  it("moves what is believed of who answered", async () => {
    const before = await believed();
    expect(await set.overture.feedback(id, { score: 1 })).toEqual({ counted: true });
    const after = await believed();
    expect(after.mean).toBeGreaterThan(before.mean);
    expect(after.evidence).toBeCloseTo(1, 6);
    const bad = (await set.answer()).overture.id;
    await set.overture.feedback(bad, { passed: false });
    expect((await believed()).mean).toBeLessThan(after.mean);
  });

  it("counts once for each source, and its first word stands", async () => {
    await set.overture.feedback(id, { score: 1 });
    const once = await believed();
    expect(await set.overture.feedback(id, { score: 0 })).toEqual({ counted: false });
    expect(await believed()).toEqual(once);
    expect(await set.overture.feedback(id, { score: 1, source: "tests" })).toEqual({ counted: true });
    expect((await believed()).evidence).toBeCloseTo(2, 5);
  });

  it("may come late, and weighs as of the decision", async () => {
    const fresh = stage();
    const late = (await fresh.answer()).overture.id;
    await fresh.clock.advance(7 * dayMs);
    await fresh.overture.feedback(late, { score: 1 });
    // Half of its weight is left after the half-life of a week.
    expect((await believed(fresh)).evidence).toBeCloseTo(0.5, 2);
  });

  it("may come from an answer that was streamed", async () => {
    const stream = await set.stream();
    await set.clock.runUntil(stream.completion());
    expect(await set.overture.feedback(stream.id, { score: 1 })).toEqual({ counted: true });
  });
});

describe("a comparison", () => {
  it("raises the better answer's model and lowers the other's, from where they stood", async () => {
    const other = (await set.answer({ model: "b/m" })).overture.id;
    const [a, b] = [(await believed()).mean, (await believed(set, "b/m")).mean];
    expect(await set.overture.feedback(id, { better: other })).toEqual({ counted: true });
    expect((await believed()).mean).toBeLessThan(a);
    expect((await believed(set, "b/m")).mean).toBeGreaterThan(b);
    // Together they are believed to be as good as before.
    const sum = (await believed()).mean + (await believed(set, "b/m")).mean;
    expect(sum).toBeCloseTo(a + b, 2);
  });

  it("counts once", async () => {
    const other = (await set.answer({ model: "b/m" })).overture.id;
    await set.overture.feedback(id, { better: other });
    expect(await set.overture.feedback(id, { better: other })).toEqual({ counted: false });
  });

  it("makes no sense of an answer with itself, or with none of ours", async () => {
    expect(await refusal(id, { better: id })).toMatchObject({ code: "invalid_request", param: "better" });
    expect(await refusal(id, { better: "chatcmpl-1" })).toMatchObject({ code: "invalid_request" });
  });
});

describe("what makes no sense is refused", () => {
  it.each<[FeedbackSignal, string, string]>([
    [null as never, "score", 'one of "score"'],
    [5 as never, "score", 'one of "score"'],
    [{}, "score", 'one of "score" (from 0 to 1), "passed" (true or false) or "better"'],
    [{ score: 1.5 }, "score", "from 0 to 1, not 1.5"],
    [{ score: Number.NaN }, "score", "not NaN"],
    [{ score: 1, source: "" }, "source", "1 to 128 characters"],
    [{ score: 1, source: "x".repeat(129) }, "source", "1 to 128 characters"],
  ])("%o", async (signal, param, part) => {
    const error = await refusal(id, signal);
    expect(error).toMatchObject({ code: "invalid_request", status: 400, param });
    expect(error.message).toContain(part);
    expect((await believed()).evidence).toBe(0);
  });

  it("an id that is none, or of an answer too long ago", async () => {
    for (const wrong of ["", "chatcmpl-123", `${id}x`, id.slice(0, -1)]) {
      expect(await refusal(wrong, { score: 1 })).toMatchObject({ code: "invalid_request", param: "id" });
    }
    await set.clock.advance(29 * dayMs);
    expect(await set.overture.feedback(id, { score: 1 })).toEqual({ counted: true });
    await set.clock.advance(2 * dayMs);
    expect((await refusal(id, { score: 1, source: "late" })).message).toContain("older than 30 days");
  });

  it("an id of a model or a task that this Overture never met", async () => {
    const elsewhere = stage({ cast: { z: {} } });
    const foreign = (await elsewhere.answer({ overture: { task: "poems" } })).overture.id;
    expect((await refusal(foreign, { score: 1 })).message).toContain("not known here");
  });

  it("an id without a signature, or with another's, where there is a secret", async () => {
    const secret = stage({ secret: "sixteen-letters." });
    expect(await refusal(id, { score: 1 }, secret)).toMatchObject({ param: "id" });
    const signed = (await secret.answer()).overture.id;
    expect(signed.length).toBeGreaterThan(id.length);
    expect(await secret.overture.feedback(signed, { score: 1 })).toEqual({ counted: true });
    const other = stage({ secret: "another-16-letters" });
    await other.answer();
    expect(await refusal(signed, { score: 1 }, other)).toMatchObject({ param: "id" });
  });
});

it("comes to another process as well, if that has met the model and the task", async () => {
  const other = stage();
  await other.answer();
  expect(await other.overture.feedback(id, { score: 1 })).toEqual({ counted: true });
});
