import { inspect } from "node:util";
import { expect, it } from "vitest";
import { candidates, nothingDecided } from "../../test/candidates.ts";
import { Decision } from "./decision.ts";
import { explanationOf } from "./explanation.ts";

const init = {
  ...nothingDecided,
  ranking: candidates("a/m", "b/m").map((candidate) => ({ ...candidate, fallback: false, rest: undefined })),
};

it("is data: it can be written, read and compared", () => {
  const decision = new Decision(init);
  expect(JSON.parse(JSON.stringify(decision))).toMatchObject({
    id: "ovt_1",
    ranking: [{ model: "a/m" }, { model: "b/m" }],
  });
  expect(inspect(decision)).toContain("ovt_1");
});

it("names the model that is asked first, and explains itself", () => {
  const decision = new Decision(init);
  expect(decision.model).toBe("a/m");
  expect(decision.explanation).toBe(explanationOf(init));
  expect(new Decision({ ...init, ranking: [] }).model).toBeUndefined();
});
