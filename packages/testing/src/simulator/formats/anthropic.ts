import type { LimitState, Route, VendorFormat } from "../format.ts";
import { anthropicError } from "./anthropic-errors.ts";
import { type AnthropicRules, anthropicObjection } from "./anthropic-objections.ts";
import { readAnthropicRequest } from "./anthropic-read.ts";
import { readAnthropicAnswer } from "./anthropic-read-answer.ts";
import { anthropicBody, anthropicEvents, anthropicReplay } from "./anthropic-write.ts";

/** The options of {@link anthropicFormat}. */
export type AnthropicFormatOptions = AnthropicRules;

function headersOf(requestId: string, limits: LimitState): Record<string, string> {
  const reset = new Date(limits.now + limits.resetMs).toISOString().replace(/\.\d+Z$/, "Z");
  return {
    "request-id": requestId,
    "anthropic-organization-id": "00000000-0000-4000-8000-000000000000",
    "anthropic-ratelimit-requests-limit": String(limits.requestLimit),
    "anthropic-ratelimit-requests-remaining": String(limits.requestsLeft),
    "anthropic-ratelimit-requests-reset": reset,
    "anthropic-ratelimit-tokens-limit": String(limits.tokenLimit),
    "anthropic-ratelimit-tokens-remaining": String(limits.tokensLeft),
    "anthropic-ratelimit-tokens-reset": reset,
  };
}

function routeOf(method: string, path: string, models: readonly string[]): Route | undefined {
  if (method === "POST" && path === "/v1/messages") return { type: "chat" };
  if (method !== "GET" || path !== "/v1/models") return undefined;
  const data = models.map((id) => ({ type: "model", id, display_name: id, created_at: "2026-01-01T00:00:00Z" }));
  const ends = { first_id: models[0] ?? null, last_id: models.at(-1) ?? null };
  return { type: "plain", body: { data, has_more: false, ...ends } };
}

/** Anthropic's messages format. */
export function anthropicFormat(options: AnthropicFormatOptions = {}): VendorFormat {
  return {
    kind: "anthropic",
    basePath: "",
    model: "claude-sonnet-5",
    reasoning: "signed",
    key: "sk-ant-simulated-0123456789abcdefghijklmnop",
    credentialOf: (headers) => /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1] ?? headers["x-api-key"],
    route: routeOf,
    read: readAnthropicRequest,
    objectionTo: (body) => anthropicObjection(body, options),
    body: anthropicBody,
    events: anthropicEvents,
    readAnswer: readAnthropicAnswer,
    replay: anthropicReplay,
    error: anthropicError,
    errorEvent: (error) => ({ event: "error", data: JSON.stringify(error.body), content: false }),
    headers: headersOf,
  };
}
