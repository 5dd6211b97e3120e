import { expect, it } from "vitest";
import { scholars } from "../../../test/scholars.ts";

it("objects to more answers than a judge can compare", async () => {
  const set = scholars({ a: {}, b: {} });
  const error = await set.failure({ overture: { mode: "council", council: { members: 9, strategy: "judge" } } });
  expect(error).toMatchObject({ code: "invalid_request", param: "overture.council.members" });
  expect(error.message).toContain("asks for 9 members, of which a judge would have to compare 36 pairs");
});

it("gives one choice, and says so where more are asked for", async () => {
  const { overture } = await scholars({ a: {}, b: {} }).council({}, { n: 2 });
  expect(overture.warnings).toMatchObject([{ code: "council_one_choice", param: "n" }]);
});
