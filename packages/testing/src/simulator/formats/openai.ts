import type { LimitState, Route, VendorFormat } from "../format.ts";
import { openAIEmbeddings } from "./openai-embeddings.ts";
import { openAIError } from "./openai-errors.ts";
import { type OpenAIRules, openAIObjection } from "./openai-objections.ts";
import { readOpenAIRequest } from "./openai-read.ts";
import { readOpenAIAnswer } from "./openai-read-answer.ts";
import { type OpenAIDialect, openAIBody, openAIEvents, openAIReplay } from "./openai-write.ts";

/** How a vendor that speaks OpenAI's format differs from OpenAI. */
export interface OpenAIFormatOptions extends OpenAIDialect, OpenAIRules {
  /** @default "openai" */
  readonly kind?: string | undefined;
}

/** A duration as OpenAI's headers write it: `1s`, `6m0s`, `250ms`. */
function duration(ms: number): string {
  if (ms < 1000) return `${Math.ceil(ms)}ms`;
  const seconds = Math.ceil(ms / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

function headersOf(requestId: string, limits: LimitState): Record<string, string> {
  return {
    "x-request-id": requestId,
    "openai-processing-ms": "12",
    "openai-version": "2020-10-01",
    "x-ratelimit-limit-requests": String(limits.requestLimit),
    "x-ratelimit-limit-tokens": String(limits.tokenLimit),
    "x-ratelimit-remaining-requests": String(limits.requestsLeft),
    "x-ratelimit-remaining-tokens": String(limits.tokensLeft),
    "x-ratelimit-reset-requests": duration(limits.resetMs),
    "x-ratelimit-reset-tokens": duration(limits.resetMs),
  };
}

function routeOf(method: string, path: string, models: readonly string[]): Route | undefined {
  const short = path.replace(/^\/v1(?=\/)/, "");
  if (method === "POST" && short === "/chat/completions") return { type: "chat" };
  if (method === "POST" && short === "/embeddings") return { type: "computed", respond: openAIEmbeddings };
  if (method !== "GET") return undefined;
  const modelOf = (id: string) => ({ id, object: "model", created: 1_767_225_600, owned_by: "simulator" });
  if (short === "/models") return { type: "plain", body: { object: "list", data: models.map(modelOf) } };
  if (short === "/files") return { type: "plain", body: { object: "list", data: [], has_more: false } };
  const named = models.find((model) => short === `/models/${model}`);
  return named === undefined ? undefined : { type: "plain", body: modelOf(named) };
}

/** OpenAI's chat completions format, and that of vendors who speak it with small differences. */
export function openAIFormat(options: OpenAIFormatOptions = {}): VendorFormat {
  const { kind = "openai" } = options;
  return {
    kind,
    basePath: "/v1",
    model: "gpt-5.5",
    embeddingModel: "text-embedding-3-small",
    reasoning: options.reasoningContent === true ? "text" : "hidden",
    key: "sk-simulated-0123456789abcdefghijklmnop",
    credentialOf: (headers) => /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1],
    route: routeOf,
    read: readOpenAIRequest,
    objectionTo: (body) => openAIObjection(body, { refusesEffortBesideTools: kind === "openai", ...options }),
    body: (answer) => openAIBody(answer, options),
    events: (answer) => openAIEvents(answer, options),
    readAnswer: readOpenAIAnswer,
    replay: openAIReplay,
    error: openAIError,
    errorEvent: (error) => ({ data: JSON.stringify(error.body), content: false }),
    headers: headersOf,
  };
}
