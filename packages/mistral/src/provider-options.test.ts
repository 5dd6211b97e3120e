import type { ChatCompletionRequest as MistralRequest } from "@mistralai/mistralai/models/components";
import type { Warning } from "@overture/core/provider";
import { expect, it } from "vitest";
import { mergeProviderOptions } from "./provider-options.ts";

function merge(options: Record<string, unknown> | undefined, body: Partial<MistralRequest> = {}) {
  const whole: MistralRequest = { model: "m", messages: [], ...body };
  const warnings: Warning[] = [];
  mergeProviderOptions(whole, options, warnings);
  return { body: whole, warnings };
}

it("takes the SDK's names and the wire's", () => {
  const { body, warnings } = merge({ safePrompt: true, service_tier: "auto", guardrails: [{ block_on_error: true }] });
  expect(body).toMatchObject({ safePrompt: true, serviceTier: "auto", guardrails: [{ blockOnError: true }] });
  expect(warnings).toEqual([]);
});

it("adds tools to the request's own, and replaces everything else", () => {
  const own = { type: "function" as const, function: { name: "f", parameters: {} } };
  const { body } = merge({ tools: [{ type: "web_search" }], temperature: 1 }, { tools: [own], temperature: 0 });
  expect(body).toMatchObject({ tools: [own, { type: "web_search" }], temperature: 1 });
});

it("keeps to itself what is not the caller's to set, or what the SDK would lose, and says so", () => {
  const { body, warnings } = merge({ model: "other", messages: [], stream: true, tomorrow: 1 });
  expect(body).toEqual({ model: "m", messages: [] });
  expect(warnings.map((warning) => warning.param)).toEqual([
    "providerOptions.model",
    "providerOptions.messages",
    "providerOptions.stream",
    "providerOptions.tomorrow",
  ]);
});

it("does nothing without options", () => {
  expect(merge(undefined).body).toEqual({ model: "m", messages: [] });
});
