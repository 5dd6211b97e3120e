import { expect, it } from "vitest";
import { mode, modeOptions, objective } from "./mode-shapes.ts";
import { fieldsOf } from "./option-shape.ts";

const given = fieldsOf(modeOptions);

it("knows the modes", () => {
  expect(["single", "speculative", "council"].map((each) => mode(each, "mode"))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(mode("both", "mode")?.at).toBe("mode");
});

it.each(["balanced", "quality", "cost", "latency", { usdPerAnswer: 0.1, usdPerSecond: 0 }])(
  "takes %j as an objective",
  (each) => {
    expect(objective(each, "objective")).toBeUndefined();
  },
);

it.each(["speed", 1, {}, { usdPerAnswer: -1, usdPerSecond: 0 }])("takes no %j as an objective", (each) => {
  expect(objective(each, "objective")?.at).toBe("objective");
});

it.each([
  { council: { members: 3, consensusThreshold: 1 } },
  { council: { members: ["a", "b"], strategy: "vote", quorum: 2 } },
  { speculative: { race: "all", maxParallel: 5, hedgeAfterMs: 0 } },
  { onInterrupt: "continue" },
])("lets %j through", (each) => {
  expect(given(each, "")).toBeUndefined();
});

it.each([
  [{ council: { members: 1 } }, "council.members"],
  [{ council: { members: ["a"] } }, "council.members"],
  [{ council: { members: ["a", ""] } }, "council.members[1]"],
  [{ council: { quorum: 17 } }, "council.quorum"],
  [{ council: { tolerance: 1.5 } }, "council.tolerance"],
  [{ council: { prompts: { vote: "text" } } }, "council.prompts.vote"],
  [{ speculative: { maxParallel: 1 } }, "speculative.maxParallel"],
  [{ speculative: { hedgeAfterMs: -1 } }, "speculative.hedgeAfterMs"],
  [{ speculative: { wasteThreshold: 1.01 } }, "speculative.wasteThreshold"],
  [{ onInterrupt: "stop" }, "onInterrupt"],
])("says where %j is wrong", (each, at) => {
  expect(given(each, "")?.at).toBe(at);
});
