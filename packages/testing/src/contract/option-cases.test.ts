import { expect, it } from "vitest";
import { failuresOf } from "../../test/failures.ts";

it("holds for a sound adapter", async () => {
  expect(await failuresOf("options:")).toEqual([]);
});

it("sees every option that is dropped in silence", async () => {
  const failures = await failuresOf("options:", {
    request: ({ model, messages, stream }) => ({ model, messages, stream }),
  });
  const names = failures.map((failure) => failure.split(" ")[1]);
  expect(names).toEqual(
    expect.arrayContaining(["temperature", "seed", "user", "stop", "reasoning_effort", "verbosity"]),
  );
  expect(failures.join()).toContain("a JSON schema");
});
