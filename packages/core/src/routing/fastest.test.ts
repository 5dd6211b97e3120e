import { expect, it } from "vitest";
import { names, policyContext } from "../../test/policy-context.ts";
import { fastest } from "./fastest.ts";

const expected = {
  "a/begins-late": { firstTokenMs: 900, totalMs: 1500 },
  "b/begins-soon": { firstTokenMs: 200, totalMs: 4000 },
  "c/slow": { firstTokenMs: 2000, totalMs: 9000 },
};

it("ranks by the time to the first content where the answer is streamed", () => {
  const ranking = names(fastest().rank(policyContext(expected, { stream: true })));
  expect(ranking).toEqual(["b/begins-soon", "a/begins-late", "c/slow"]);
});

it("ranks by the time to the whole answer where it is not", () => {
  const ranking = names(fastest().rank(policyContext(expected, { stream: false })));
  expect(ranking).toEqual(["a/begins-late", "b/begins-soon", "c/slow"]);
});

it("reckons with the calls that fail", () => {
  const flaky = { "a/flaky": { totalMs: 1000, success: 0.4 }, "b/steady": { totalMs: 2000, success: 0.99 } };
  expect(names(fastest().rank(policyContext(flaky)))).toEqual(["b/steady", "a/flaky"]);
});

it("takes a model for 5 % faster that a rule prefers", () => {
  const close = { "a/m": { totalMs: 1000 }, "b/m": { totalMs: 1040, bonus: 0.0001 } };
  expect(names(fastest().rank(policyContext(close)))).toEqual(["b/m", "a/m"]);
  const far = { "a/m": { totalMs: 1000 }, "b/m": { totalMs: 1060, bonus: 0.0001 } };
  expect(names(fastest().rank(policyContext(far)))).toEqual(["a/m", "b/m"]);
});
