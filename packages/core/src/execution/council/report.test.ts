import { expect, it } from "vitest";
import { scholars } from "../../../test/scholars.ts";

const essays = {
  a: { says: "The capital is Canberra. It was founded in 1913." },
  b: { says: "The capital is Canberra. About 450,000 people live there, give or take some." },
  c: { says: "The capital is Sydney. It has an opera house by the sea." },
};

it("flags what stands in the answer and only one member says", async () => {
  const { text, report } = await scholars(essays).council({ strategy: "rank" });
  expect(text).toBe(essays.b.says);
  expect(report.flagged).toEqual(["About 450,000 people live there, give or take some."]);
  expect(report.claims.find(({ text: claim }) => claim.includes("Sydney"))).toMatchObject({
    supportedBy: ["c/m"],
    contradictedBy: ["a/m", "b/m"],
  });
});

it("is JSON all through, and has no field that is not there", async () => {
  const { report } = await scholars(essays).council({ strategy: "rank" });
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  expect(Object.keys(report).sort()).toEqual([
    "agreement",
    "chosen",
    "claims",
    "costUsd",
    "flagged",
    "members",
    "promptVersion",
    "rounds",
    "strategy",
  ]);
});
