import type { ChatCompletionRequest as MistralRequest } from "@mistralai/mistralai/models/components";
import type { ChatCompletionRequest, Warning } from "@overture/core/provider";
import { expect, it } from "vitest";
import { setSampling } from "./to-sampling.ts";

function translate(change: Partial<ChatCompletionRequest>, takesTemperature = true) {
  const body: MistralRequest = { model: "m", messages: [] };
  const warnings: Warning[] = [];
  setSampling(body, { model: "m", messages: [], ...change }, takesTemperature, warnings);
  const { model: _model, messages: _messages, ...sent } = body;
  return { sent, warned: warnings.map((warning) => `${warning.code} ${warning.param}`) };
}

it.each([
  [
    { temperature: 0.5, top_p: 0.9 },
    { temperature: 0.5, topP: 0.9 },
  ],
  [{ max_tokens: 9 }, { maxTokens: 9 }],
  [{ max_tokens: 9, max_completion_tokens: 8 }, { maxTokens: 8 }],
  [{ stop: "END" }, { stop: "END" }],
  [{ stop: ["a", "b"] }, { stop: ["a", "b"] }],
  [{ seed: 0 }, { randomSeed: 0 }],
  [{ n: 2 }, { n: 2 }],
  [
    { frequency_penalty: 0.1, presence_penalty: 0.2 },
    { frequencyPenalty: 0.1, presencePenalty: 0.2 },
  ],
  [
    { temperature: 0, top_p: 1 },
    { temperature: 0, topP: 1 },
  ],
  [{ logprobs: false, store: false, temperature: null, stop: null, user: null }, {}],
])("sends %j", (change, sent) => {
  expect(translate(change)).toEqual({ sent, warned: [] });
});

it.each([
  [{ temperature: 2 }, { temperature: 1.5 }, "parameter_changed temperature"],
  [{ temperature: 0, top_p: 0.5 }, { temperature: 0 }, "parameter_dropped top_p"],
  [{ seed: -1 }, {}, "parameter_dropped seed"],
  [{ user: "ann" }, {}, "parameter_dropped user"],
  [{ logit_bias: { "1": 1 } }, {}, "parameter_dropped logit_bias"],
  [{ logprobs: true }, {}, "parameter_dropped logprobs"],
])("says what it does not send as it is: %j", (change, sent, warning) => {
  expect(translate(change)).toEqual({ sent, warned: [warning] });
});

it("sends no temperature to a model that takes none", () => {
  expect(translate({ temperature: 0.5 }, false)).toEqual({ sent: {}, warned: ["parameter_dropped temperature"] });
});
