import { expect, it } from "vitest";
import { stage } from "../../test/stage.ts";
import { seededRandom } from "../time/index.ts";
import { thompson } from "./thompson.ts";

/** Who was asked in a stream of scored requests, and in what order the others would have been. */
async function stream(seed: string): Promise<readonly string[]> {
  const set = stage({ policy: thompson(), cast: { a: {}, b: {}, c: {} }, random: seededRandom(seed) });
  const chance = seededRandom("scores");
  const asked: string[] = [];
  for (let request = 0; request < 80; request += 1) {
    const content = `Question ${request}`;
    const { overture } = await set.answer({
      messages: [{ role: "user", content }],
      overture: { task: request % 3 === 0 ? "code" : "chat" },
    });
    asked.push(overture.decision.ranking.map(({ model }) => model).join(" "));
    await set.overture.feedback(overture.id, { score: chance() });
  }
  return asked;
}

it("makes the same decisions of the same seed and the same scores, and others of another seed", async () => {
  const [first, second, other] = [await stream("one"), await stream("one"), await stream("another")];
  expect(second).toEqual(first);
  expect(other).not.toEqual(first);
  expect(new Set(first).size).toBeGreaterThan(2);
});
