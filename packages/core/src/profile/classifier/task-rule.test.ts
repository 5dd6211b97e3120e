import { expect, it } from "vitest";
import { rule } from "./task-rule.ts";

it("writes a rule on one line", () => {
  const pattern = /x/;
  expect(rule("x", "code", 2, pattern, "edges")).toEqual({
    name: "x",
    task: "code",
    weight: 2,
    pattern,
    where: "edges",
  });
});
