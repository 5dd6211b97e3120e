import { expect, it } from "vitest";
import { fromUsage, serviceTierOf } from "./from-usage.ts";

it("counts what was read from and written to the cache into the input, and thinking into the output", () => {
  expect(
    fromUsage({
      input_tokens: 10,
      cache_creation_input_tokens: 200,
      cache_read_input_tokens: 3000,
      output_tokens: 50,
      output_tokens_details: { thinking_tokens: 20 },
    }),
  ).toEqual({
    prompt_tokens: 3210,
    completion_tokens: 50,
    total_tokens: 3260,
    prompt_tokens_details: { cached_tokens: 3000, cache_write_tokens: 200 },
    completion_tokens_details: { reasoning_tokens: 20 },
  });
});

it("takes a stream's last report, and of the first what the last leaves out", () => {
  const first = { input_tokens: 10, cache_read_input_tokens: 5, output_tokens: 1 };
  expect(fromUsage({ output_tokens: 50 }, first)).toMatchObject({ prompt_tokens: 15, completion_tokens: 50 });
  expect(fromUsage({ input_tokens: 400, output_tokens: 50 }, first)).toMatchObject({ prompt_tokens: 405 });
  expect(fromUsage({ input_tokens: null, output_tokens: 50 }, first)).toMatchObject({ prompt_tokens: 15 });
});

it("gives none rather than half a report", () => {
  expect(fromUsage(undefined, { input_tokens: 10, output_tokens: 1 })).toBeUndefined();
  expect(fromUsage({ input_tokens: 10 })).toBeUndefined();
});

it("names the tier in OpenAI's words", () => {
  expect(serviceTierOf({ service_tier: "standard" })).toBe("default");
  expect(serviceTierOf({ service_tier: "priority" })).toBe("priority");
  expect(serviceTierOf({ service_tier: "batch" })).toBeUndefined();
  expect(serviceTierOf(undefined)).toBeUndefined();
});
