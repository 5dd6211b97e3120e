import type { LimitState, Route, VendorFormat } from "../format.ts";
import { mistralEmbeddings } from "./mistral-embeddings.ts";
import { mistralError } from "./mistral-errors.ts";
import { type MistralRules, mistralObjection } from "./mistral-objections.ts";
import { readMistralRequest } from "./mistral-read.ts";
import { readMistralAnswer } from "./mistral-read-answer.ts";
import { type MistralStreaming, mistralBody, mistralEvents, mistralReplay } from "./mistral-write.ts";

/** The options of {@link mistralFormat}. */
export interface MistralFormatOptions extends MistralRules, MistralStreaming {}

/** Mistral tells what is left of a minute's limits, and not when they are full again. */
function headersOf(requestId: string, limits: LimitState): Record<string, string> {
  return {
    "mistral-correlation-id": requestId,
    "x-kong-request-id": requestId,
    "x-ratelimit-limit-req-minute": String(limits.requestLimit),
    "x-ratelimit-remaining-req-minute": String(limits.requestsLeft),
    "x-ratelimit-limit-tokens-minute": String(limits.tokenLimit),
    "x-ratelimit-remaining-tokens-minute": String(limits.tokensLeft),
    "x-ratelimit-tokens-query-cost": "100",
  };
}

function routeOf(method: string, path: string, models: readonly string[]): Route | undefined {
  if (method === "POST" && path === "/v1/chat/completions") return { type: "chat" };
  if (method === "POST" && path === "/v1/embeddings") return { type: "computed", respond: mistralEmbeddings };
  if (method !== "GET") return undefined;
  const modelOf = (id: string) => ({
    id,
    object: "model",
    created: 1_767_225_600,
    owned_by: "mistralai",
    type: "base",
  });
  if (path === "/v1/models") return { type: "plain", body: { object: "list", data: models.map(modelOf) } };
  const named = models.find((model) => path === `/v1/models/${model}`);
  return named === undefined ? undefined : { type: "plain", body: modelOf(named) };
}

/** Mistral's chat completions format. */
export function mistralFormat(options: MistralFormatOptions = {}): VendorFormat {
  return {
    kind: "mistral",
    basePath: "",
    model: "mistral-small-latest",
    embeddingModel: "mistral-embed",
    reasoning: "text",
    key: "simulatedMistral0123456789abcdef",
    credentialOf: (headers) => /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1],
    route: routeOf,
    read: readMistralRequest,
    objectionTo: (body) => mistralObjection(body, options),
    body: mistralBody,
    events: (answer) => mistralEvents(answer, options),
    readAnswer: readMistralAnswer,
    replay: mistralReplay,
    error: mistralError,
    errorEvent: (error) => ({ data: JSON.stringify(error.body), content: false }),
    headers: headersOf,
  };
}
