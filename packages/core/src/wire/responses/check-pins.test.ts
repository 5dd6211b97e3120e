import { expect, it } from "vitest";
import { checkPins } from "./check-pins.ts";

it.each([
  ["previous_response_id", "resp_68"],
  ["conversation", "conv_1"],
  ["conversation", { id: "conv_1" }],
  ["prompt", { id: "pmpt_1" }],
  ["background", true],
  ["store", true],
  ["context_management", [{ type: "compaction" }]],
  ["moderation", { model: "omni" }],
  ["access_programs", { cyber: "standard" }],
])("knows that %s ties a request to its provider, names it, and says what to do", (field, value) => {
  const check = (): void => checkPins({ model: "auto", input: "hi", [field]: value });
  expect(check).toThrow(expect.objectContaining({ code: "pinned_to_provider", status: 400, param: field }));
  expect(check).toThrow(/wrapOpenAI\(\)/);
});

it("knows what compares with a kept response", () => {
  const request = { prompt_cache_options: { comparison_response_id: "resp_1" } };
  expect(() => checkPins(request)).toThrow(
    expect.objectContaining({ code: "pinned_to_provider", param: "prompt_cache_options.comparison_response_id" }),
  );
});

it("lets through what says that nothing is kept", () => {
  checkPins({ store: false, background: false, previous_response_id: null, conversation: undefined, prompt: null });
  checkPins({ prompt_cache_options: { mode: "explicit", comparison_response_id: null } });
});

it("says of our own responses that nobody keeps them, since a client's provider would not know them either", () => {
  expect(() => checkPins({ previous_response_id: "resp_ovt1_abc" })).toThrow(
    expect.objectContaining({ code: "invalid_request", param: "previous_response_id" }),
  );
  expect(() => checkPins({ previous_response_id: "resp_ovt1_abc" })).toThrow(/send its output items back as input/);
});
