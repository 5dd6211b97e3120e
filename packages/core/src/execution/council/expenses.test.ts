import { expect, it } from "vitest";
import { scholars } from "../../../test/scholars.ts";

const cast = { a: { says: "42" }, b: { says: "42" }, c: { says: "43", takesMs: 5000 } };

it("limits answers to what is paid for, where the request has no limit of its own", async () => {
  const set = scholars(cast);
  await set.council({ maxCostUsd: 1 });
  await set.council({ maxCostUsd: 1 }, { max_tokens: 77 });
  const limits = set.asked.map(({ request }) => [request.max_completion_tokens, request.max_tokens]);
  expect(limits[0]?.[0]).toBeGreaterThanOrEqual(256);
  expect(limits.at(-1)).toEqual([undefined, 77]);
});

it("settles a call that was aborted at what was expected of it, and never at what is no number", async () => {
  const set = scholars(cast);
  await set.council({ strategy: "vote" });
  const { overture } = await set.council({ strategy: "vote" });
  const stopped = overture.attempts.find(({ model }) => model === "c/m");
  expect(stopped?.cost.certainty).toBe("estimated");
  expect(stopped?.cost.nanoUsd).toBeGreaterThan(0);
  expect(overture.cost.usd).toBeLessThan(0.01);
});

it("asks nobody whose price is not known, where there is a limit", async () => {
  const members = ["a/m", "b/of-which-nothing-is-known"];
  const { report } = await scholars(cast).council({ members, maxCostUsd: 1, quorum: 1 });
  expect(report.members.map(({ fault }) => fault)).toEqual([undefined, "unaffordable"]);
});
