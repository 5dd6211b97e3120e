import { inspect } from "node:util";
import { expect, it } from "vitest";
import { nothingDecided } from "../../test/candidates.ts";
import { noCost } from "../catalog/index.ts";
import { Decision } from "../routing/index.ts";
import { OvertureMetadata } from "./metadata.ts";

const decision = new Decision(nothingDecided);
const init = {
  id: "ovt_1",
  model: "a/m" as const,
  provider: "a",
  task: "unknown",
  arm: undefined,
  mode: "single" as const,
  cost: noCost,
  timing: { totalMs: 5, firstTokenMs: undefined, overheadMs: 0.1 },
  attempts: [],
  warnings: [],
  decision,
};

it("gives the decision to those who ask by name, and to nobody who copies, lists, writes or logs it", () => {
  const metadata = new OvertureMetadata(init);
  expect(metadata.decision).toBe(decision);
  const { decision: _, ...shown } = init;
  expect({ ...metadata }).toEqual(shown);
  expect(Object.keys(metadata)).not.toContain("decision");
  for (const text of [JSON.stringify(metadata), inspect(metadata, { depth: 9 })]) expect(text).not.toContain("ranking");
  expect(structuredClone({ ...metadata })).not.toHaveProperty("decision");
});
