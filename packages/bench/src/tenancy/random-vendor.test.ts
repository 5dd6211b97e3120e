import { type Call, seededRandom } from "@overture/core";
import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { randomVendor } from "./random-vendor.ts";

it("bills what its answers use, and keeps to the limit of a request", async () => {
  const clock = virtualClock();
  const { provider, billed } = randomVendor(clock, seededRandom(1));
  const call: Call = {
    ...{ model: "m", card: undefined, credential: undefined, timeoutMs: 1000, headers: {} },
    signal: new AbortController().signal,
  };
  const messages = [{ role: "user" as const, content: "Is it?" }];
  let owed = 0;
  for (const limit of [undefined, 5]) {
    const request = { model: "m", messages, max_completion_tokens: limit };
    const { usage } = (await clock.runUntil(provider.chat(request, call))).body;
    if (!usage) throw new Error("no usage");
    owed += usage.prompt_tokens * 1000 + usage.completion_tokens * 4000;
    expect(usage.completion_tokens).toBeLessThanOrEqual(limit ?? 475);
  }
  expect(billed()).toBe(owed);
});
