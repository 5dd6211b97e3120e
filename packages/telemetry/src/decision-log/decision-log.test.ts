import { thompson } from "@overture/core";
import { propensities, replay } from "@overture/core/replay";
import { describe, expect, it } from "vitest";
import { stage } from "../../test/stage.ts";
import { decisionLog } from "./decision-log.ts";
import { type JoinedDecision, joinedDecisions } from "./joined-decisions.ts";

/** Requests with feedback, and what a log of them says. */
async function logged(requests: number) {
  const lines: string[] = [];
  const log = decisionLog({ write: (line) => lines.push(line) });
  const set = stage({ policy: thompson(), logging: log });
  for (let index = 0; index < requests; index += 1) {
    if (index % 9 === 4) set.a.next({ fault: "server" });
    const { overture } = await set.ask({
      overture: { task: index % 2 ? "code" : "chat", tags: ["t"], correlationId: "c" },
    });
    if (index % 3 === 0) await set.overture.feedback(overture.id, { score: (index % 10) / 10 });
  }
  await log.flush();
  const joined: JoinedDecision[] = [];
  for await (const each of joinedDecisions(lines)) joined.push(each);
  return { lines, joined, set };
}

describe("a decision that was logged", () => {
  it("is replayed bit by bit, and has its propensities", async () => {
    const { joined } = await logged(200);
    expect(joined).toHaveLength(200);
    for (const { decision } of joined) {
      expect(replay(decision.record, thompson())).toEqual(decision.record.ranking);
    }
    const first = joined[150]?.decision.record;
    if (!first) throw new Error("there are 200");
    const chances = await propensities(first, thompson());
    expect(Object.values(chances).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 6);
    // The ε-mixture that comes with the log keeps every one of them above zero.
    expect(first.epsilon).toBe(0.01);
    expect(Math.min(...Object.values(chances))).toBeGreaterThan(0);
  });

  it("is joined with what came of it, and with what was said of it", async () => {
    const { joined } = await logged(30);
    for (const [index, { decision, outcome, feedback }] of joined.entries()) {
      expect(decision).toMatchObject({ tags: ["t"], correlationId: "c", record: { id: decision.id } });
      expect(outcome).toMatchObject({ id: decision.id, model: expect.any(String), nanoUsd: expect.any(Number) });
      expect(feedback.map(({ score, source }) => [score, source])).toEqual(
        index % 3 === 0 ? [[(index % 10) / 10, "user"]] : [],
      );
    }
    const faults = joined.flatMap(({ outcome }) => outcome?.attempts ?? []).filter(({ fault }) => fault === "server");
    expect(faults.length).toBeGreaterThan(0);
  });
});

it("holds no prompt and no answer", async () => {
  const { lines, set } = await logged(3);
  expect(lines.join("\n")).not.toContain("secret of the house");
  const answer = await set.ask();
  expect(lines.join("\n")).not.toContain(answer.choices[0]?.message.content ?? "?");
});

it("counts what a source says once, and knows comparisons, errors and hooks", async () => {
  const lines: string[] = [];
  const log = decisionLog({ write: (line) => lines.push(line) }, { epsilon: 0.2 });
  const set = stage({ logging: log, evaluate: () => true });
  const one = (await set.ask()).overture.id;
  const two = (await set.ask()).overture.id;
  await set.overture.feedback(one, { passed: true });
  await set.overture.feedback(one, { passed: false });
  await set.overture.feedback(one, { better: two, source: "rater" });
  for (const provider of [set.a, set.b]) provider.next({ fault: "invalid_request" });
  await set.ask().catch(() => {});
  await set.clock.runUntil(set.overture.close());
  const read = lines.map((line) => JSON.parse(line));
  const said = read.filter(({ type, source }) => type === "feedback" && source !== "evaluate");
  expect(said).toMatchObject([
    { answerId: one, source: "user", score: 1 },
    { answerId: one, source: "rater", better: two },
  ]);
  expect(said[1]).not.toHaveProperty("score");
  expect(read.filter(({ source }) => source === "evaluate")).toMatchObject([{ score: 1 }, { score: 1 }]);
  expect(read.filter(({ type }) => type === "outcome").at(-1)).toMatchObject({ error: "invalid_request" });
  expect(read[0].record.epsilon).toBe(0.2);
});
