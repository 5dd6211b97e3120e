import { expect, it } from "vitest";
import { usageFrom } from "./from-openai-usage.ts";

it("keeps OpenAI's report as it is", () => {
  const report = {
    prompt_tokens: 100,
    completion_tokens: 50,
    total_tokens: 150,
    prompt_tokens_details: { cached_tokens: 64, cache_write_tokens: 32, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 40, accepted_prediction_tokens: 0, rejected_prediction_tokens: 0 },
  };
  expect(usageFrom(report)).toEqual(report);
});

it("finds cached tokens where DeepSeek and Moonshot put them", () => {
  const counts = { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 };
  expect(usageFrom({ ...counts, prompt_cache_hit_tokens: 8, prompt_cache_miss_tokens: 2 })).toMatchObject({
    prompt_tokens_details: { cached_tokens: 8 },
  });
  expect(usageFrom({ ...counts, cached_tokens: 6 })).toMatchObject({ prompt_tokens_details: { cached_tokens: 6 } });
});

it("counts reasoning into the output where a server counts it beside", () => {
  const report = {
    prompt_tokens: 10,
    completion_tokens: 5,
    total_tokens: 35,
    completion_tokens_details: { reasoning_tokens: 20 },
  };
  expect(usageFrom(report)).toMatchObject({
    completion_tokens: 25,
    total_tokens: 35,
    completion_tokens_details: { reasoning_tokens: 20 },
  });
});

it("adds the total up where there is none, and reads nothing from nothing", () => {
  expect(usageFrom({ prompt_tokens: 1, completion_tokens: 2 })).toMatchObject({ total_tokens: 3 });
  expect(usageFrom({ prompt_tokens: 4 })).toMatchObject({ completion_tokens: 0, total_tokens: 4 });
  for (const nothing of [null, undefined, {}, "12", { prompt_tokens: "many" }])
    expect(usageFrom(nothing)).toBeUndefined();
});

it("lets no detail through that is no count", () => {
  const report = {
    prompt_tokens: 1,
    completion_tokens: 1,
    prompt_tokens_details: { cached_tokens: null, audio_tokens: -1 },
  };
  expect(usageFrom(report)?.prompt_tokens_details).toEqual({ cached_tokens: 0 });
});
