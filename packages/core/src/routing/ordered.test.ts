import { expect, it } from "vitest";
import { candidates, names, profile } from "../../test/candidates.ts";
import { policyContext } from "../../test/policy-context.ts";
import { ordered } from "./ordered.ts";

const given = candidates("a/one", "b/one", "a/two", "c/one");
const rank = (...order: string[]) => names(ordered(order).rank({ ...policyContext({}), profile, candidates: given }));

it("keeps the order of the list where it is given none", () => {
  expect(rank()).toEqual(names(given));
});

it("goes by names and patterns, each model once, and leaves the rest as listed", () => {
  expect(rank("c/one", "a/*", "*")).toEqual(["c/one", "a/one", "a/two", "b/one"]);
  expect(rank("b/one")).toEqual(["b/one", "a/one", "a/two", "c/one"]);
  expect(rank("nobody/*")).toEqual(names(given));
});
