import { expect, it } from "vitest";
import { joinedDecisions } from "./joined-decisions.ts";

const decision = (id: string) => JSON.stringify({ type: "decision", id, record: {} });
const outcome = (id: string) => JSON.stringify({ type: "outcome", id, attempts: [] });
const feedback = (id: string) => JSON.stringify({ type: "feedback", id, score: 1 });

async function join(lines: readonly string[], most?: number) {
  const joined = [];
  for await (const each of joinedDecisions(lines, { most })) joined.push(each);
  return joined.map((each) => [each.decision.id, each.outcome?.id, each.feedback.length]);
}

it("joins by id, however the lines are mixed, and leaves out what is cut or belongs to nothing", async () => {
  const lines = [decision("a"), decision("b"), feedback("a"), outcome("b"), '{"type":"deci', "5", "null", ""];
  expect(await join([...lines, outcome("a"), feedback("a"), outcome("x")])).toEqual([
    ["a", "a", 2],
    ["b", "b", 0],
  ]);
});

it("waits for as many as it may", async () => {
  expect(await join([decision("a"), decision("b"), decision("c"), outcome("a"), outcome("c")], 2)).toEqual([
    ["a", undefined, 0],
    ["b", undefined, 0],
    ["c", "c", 0],
  ]);
});
