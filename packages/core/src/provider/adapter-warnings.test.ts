import { expect, it } from "vitest";
import {
  changed,
  dropped,
  nearestEffort,
  noReasoning,
  servedTier,
  tierFor,
  withoutRepeats,
} from "./adapter-warnings.ts";
import type { Warning } from "./provider.ts";

it("says what was dropped or changed, and why", () => {
  expect(dropped("seed", "there is none")).toEqual({
    code: "parameter_dropped",
    message: "seed was dropped: there is none.",
    param: "seed",
  });
  expect(changed("stop", "only 5 are taken").message).toBe("stop was changed: only 5 are taken.");
});

it("says once what holds for many messages, and keeps what differs", () => {
  const same = dropped("name", "x");
  expect(withoutRepeats([same, dropped("name", "x"), changed("name", "x"), dropped("name", "y")])).toEqual([
    same,
    changed("name", "x"),
    dropped("name", "y"),
  ]);
});

it("are the same for what several vendors lack", () => {
  expect([nearestEffort("low"), noReasoning].map(({ code, param }) => [code, param])).toEqual([
    ["parameter_changed", "reasoning_effort"],
    ["parameter_dropped", "reasoning_effort"],
  ]);
});

it("finds a vendor's word for a tier, and warns where there is none", () => {
  const warnings: Warning[] = [];
  const tier = (service_tier: string | null | undefined) =>
    tierFor({ service_tier }, { default: "standard", flex: "flex" }, "A", warnings);
  expect(["default", "flex", "auto", null, undefined].map(tier)).toEqual([
    "standard",
    "flex",
    ...[undefined, undefined, undefined],
  ]);
  expect(warnings).toEqual([]);
  expect([tier("fast"), tier("constructor"), tier("x".repeat(100))]).toEqual([undefined, undefined, undefined]);
  expect(warnings.map(({ param }) => param)).toEqual(["service_tier", "service_tier", "service_tier"]);
  expect(warnings[2]?.message.length).toBeLessThan(120);
});

it("says which tier served, in OpenAI's words", () => {
  expect(["standard", "priority", "batch", undefined].map(servedTier)).toEqual([
    "default",
    "priority",
    ...[undefined, undefined],
  ]);
});
