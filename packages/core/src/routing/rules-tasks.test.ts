import { expect, it } from "vitest";
import { profiled } from "../../test/profiles.ts";
import { rulesFor } from "./rules.ts";

const request = { model: "auto", messages: [{ role: "user" as const, content: "Reckon it in Python" }] };
const probabilities = { code: 0.4, math: 0.3, qa: 0.3 };
const unsure = profiled(request, { guess: { task: "code", confidence: 0.4, probabilities } });

it("reckons how likely a rule's tasks are together", () => {
  const rule = (minConfidence: number) => ({ when: { task: ["code", "math"], minConfidence } });
  expect(unsure.task).toBe("unknown");
  expect(rulesFor([rule(0.6)], unsure, [])).toHaveLength(1);
  expect(rulesFor([rule(0.8)], unsure, [])).toHaveLength(0);
  expect(rulesFor([{ when: { task: ["code"] } }], unsure, [])).toHaveLength(0);
});

it("takes a caller's word for certain", () => {
  const rule = { when: { task: "refunds", minConfidence: 1 } };
  expect(rulesFor([rule], profiled(request, { task: "refunds" }), [])).toHaveLength(1);
});
