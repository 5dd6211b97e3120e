import type { ChatCompletionRequest, Warning } from "@overture/core/provider";
import { expect, it } from "vitest";
import type { GoogleConfig } from "./google-request.ts";
import { setSampling } from "./to-sampling.ts";

function sampled(change: Partial<ChatCompletionRequest>): [GoogleConfig, string[]] {
  const config: GoogleConfig = {};
  const warnings: Warning[] = [];
  setSampling(config, { model: "m", messages: [], ...change }, warnings);
  return [config, warnings.map((warning) => `${warning.code} ${warning.param}`)];
}

it("gives on what Google takes", () => {
  expect(sampled({ temperature: 0, top_p: 0.9, n: 2, seed: 7, stop: "END", service_tier: "flex" })).toEqual([
    { temperature: 0, topP: 0.9, candidateCount: 2, seed: 7, stopSequences: ["END"], serviceTier: "flex" },
    [],
  ]);
  expect(sampled({ service_tier: "default", n: 1 })).toEqual([{ serviceTier: "standard" }, []]);
});

it("keeps five stop sequences, none of them empty", () => {
  const [config, warnings] = sampled({ stop: ["a", "", "b", "c", "d", "e", "f"] });
  expect(config.stopSequences).toEqual(["a", "b", "c", "d", "e"]);
  expect(warnings).toEqual(["parameter_changed stop"]);
  expect(sampled({ stop: "" })).toEqual([{}, []]);
});

it("keeps the seed within 32 bits, the same for the same", () => {
  const [config, warnings] = sampled({ seed: 2 ** 31 + 5 });
  expect(config.seed).toBe(5);
  expect(warnings).toEqual(["parameter_changed seed"]);
});

it("leaves out penalties and probabilities, which Gemini takes no longer", () => {
  const change = { frequency_penalty: 0.5, presence_penalty: 0.5, logprobs: true, top_logprobs: 3 };
  expect(sampled(change)).toEqual([
    {},
    ["frequency_penalty", "presence_penalty", "logprobs", "top_logprobs"].map((param) => `parameter_dropped ${param}`),
  ]);
  expect(sampled({ frequency_penalty: 0, logprobs: false })).toEqual([{}, []]);
});

it("says what was dropped, and nothing of what asked for nothing", () => {
  const hints = { user: "u", metadata: { a: "1" }, logit_bias: { "1": 1 }, verbosity: "low", service_tier: "scale" };
  expect(sampled(hints)[1].sort()).toEqual(
    ["logit_bias", "metadata", "service_tier", "user", "verbosity"].map((param) => `parameter_dropped ${param}`),
  );
  expect(sampled({ store: false, verbosity: "medium", user: null, service_tier: "auto" })).toEqual([{}, []]);
});
