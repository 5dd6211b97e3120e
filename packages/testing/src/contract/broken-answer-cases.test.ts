import { expect, it } from "vitest";
import { failuresOf } from "../../test/failures.ts";

it("holds for a sound adapter", async () => {
  expect(await failuresOf("broken:")).toEqual([]);
});

it("sees a broken stream that is reported as finished", async () => {
  const failures = await failuresOf("broken: a cut stream", { endsQuietly: true });
  expect(failures).toHaveLength(2);
  expect(failures[0]).toContain("no fault came");
});

it("sees an SDK that retries behind the adapter's back", async () => {
  const failures = await failuresOf("broken: a reset before the headers", { maxRetries: 1 });
  expect(failures.join()).toContain("must not retry");
});
