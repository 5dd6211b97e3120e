import { expect, it } from "vitest";
import { Learning } from "./learning.ts";

const init = { levels: 1, halfLives: undefined, priors: undefined, findCard: () => undefined };

it("is loaded once, however many wait for it, and then at once", async () => {
  const learning = new Learning(init);
  await Promise.all([learning.load(), learning.load()]);
  expect(learning.load()).toBeUndefined();
  expect(learning.learner).toBe(learning.learner);
  expect(learning.newcomers).toBe(learning.newcomers);
});

it("says of whoever does not wait that nothing can be learned yet", () => {
  expect(() => new Learning(init).learner).toThrow("until load() has resolved");
});
