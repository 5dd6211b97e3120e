import { expect, it } from "vitest";
import { failuresOf } from "../../test/failures.ts";
import { deliveries } from "./delivery-cases.ts";

it("holds for a sound adapter", async () => {
  expect(await failuresOf("delivery:")).toEqual([]);
  expect(deliveries.length).toBeGreaterThan(8);
});

it("sees an adapter that drops what the first chunk holds beside the role", async () => {
  const failures = await failuresOf("delivery: text with the role", {
    chunk: (chunk) => (chunk.choices[0]?.delta.role ? { ...chunk, choices: [] } : chunk),
  });
  expect(failures).toHaveLength(1);
});
