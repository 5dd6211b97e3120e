import { OvertureError } from "../chat/index.ts";
import { errorResponse } from "./error-response.ts";
import { eventStream, type Framing } from "./event-stream.ts";
import { type IncomingRequest, readRequest } from "./read-request.ts";
import { passedHeaders, timeoutOf, withHeaderOptions } from "./request-options.ts";
import type { WireAnswer, WireCall, WireMetadata, WireStream, WireTarget } from "./target.ts";

/** A `fetch` that reaches no network: it answers OpenAI's HTTP format from inside the process. */
export type InProcessFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * Makes the `fetch` that OpenAI-compatible clients are given. It answers `POST …/chat/completions`, `POST …/responses`,
 * `POST …/embeddings` and `GET …/models`; other paths are a 404. It rejects only when the caller aborts: every other end is a response.
 */
export function createFetch(target: WireTarget): InProcessFetch {
  return async (input, init) => {
    let signal: AbortSignal | undefined;
    try {
      const request = readRequest(input, init);
      signal = request.signal;
      signal?.throwIfAborted();
      if (request.method === "POST" && request.path.endsWith("/chat/completions")) {
        return await routed(target, request, (body, call) => target.create(body, call));
      }
      if (request.method === "POST" && request.path.endsWith("/embeddings")) {
        return await routed(target, request, (body, call) => target.embed(body, call));
      }
      if (request.method === "POST" && request.path.endsWith("/responses")) {
        const { createResponse, eventFraming } = await import("./responses/index.ts");
        return await routed(target, request, (body, call) => createResponse(target, body, call), eventFraming);
      }
      if (request.method === "GET" && request.path.endsWith("/models")) return Response.json(await target.models());
      throw notRouted(request);
    } catch (error) {
      signal?.throwIfAborted();
      return errorResponse(error);
    }
  };
}

async function routed(
  target: WireTarget,
  request: IncomingRequest,
  ask: (body: unknown, call: WireCall) => Promise<WireAnswer | WireStream>,
  framing?: Framing,
): Promise<Response> {
  const { headers, signal } = request;
  const body = await request.body().catch(async (error: unknown) => {
    await target.refused?.(error, undefined, signal);
    throw error;
  });
  try {
    const result = await ask(withHeaderOptions(body, headers), {
      signal,
      timeout: timeoutOf(headers),
      headers: passedHeaders(headers),
    });
    return "overture" in result ? answerResponse(result) : streamResponse(result, signal, framing);
  } catch (error) {
    if (!isUnknownBareName(error, body)) throw error;
    // A wrapped client has a provider of its own, which may know the name: a fine-tuned model's, for example.
    const response = errorResponse(error);
    response.headers.set("x-overture-error", "model_not_routed");
    return response;
  }
}

/** Whether no provider has the model that a request names without saying whose it is. */
function isUnknownBareName(error: unknown, body: unknown): boolean {
  if (!(error instanceof OvertureError) || error.code !== "model_not_found" || error.param !== "model") return false;
  const model = typeof body === "object" && body !== null && "model" in body ? body.model : undefined;
  return typeof model === "string" && !/[/*]/.test(model);
}

function answerResponse(answer: WireAnswer): Response {
  const { overture } = answer;
  return Response.json(answer, {
    headers: {
      ...headHeaders(overture.id, overture.model, overture.attempts.length),
      ...costHeaders(overture),
    },
  });
}

function streamResponse(stream: WireStream, signal: AbortSignal | undefined, framing?: Framing): Response {
  const { id, model, attempts } = stream;
  return new Response(eventStream(stream, signal, framing), {
    headers: {
      ...headHeaders(id, model, attempts),
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache",
    },
  });
}

function headHeaders(id: string, model: string, attempts: number): Record<string, string> {
  return {
    "x-request-id": id,
    "x-overture-id": id,
    "x-overture-model": headerValue(model),
    "x-overture-attempts": String(attempts),
  };
}

/** A vendor's name for a model may be in any script; a header holds printable ASCII. */
function headerValue(text: string): string {
  return text.toWellFormed().replace(/[^\x20-\x7e]/gu, encodeURIComponent);
}

function costHeaders({ cost, timing }: WireMetadata): Record<string, string> {
  return {
    "x-overture-cost-usd": String(cost.usd),
    "x-overture-cost-certainty": cost.certainty,
    "x-overture-total-ms": timing.totalMs.toFixed(1),
    "x-overture-overhead-ms": timing.overheadMs.toFixed(3),
  };
}

function notRouted({ method, path }: IncomingRequest): OvertureError {
  return new OvertureError({
    code: "not_routed",
    status: 404,
    message: `Overture does not route ${method} ${path}. It routes POST …/chat/completions, POST …/responses, POST …/embeddings and GET …/models; wrapOpenAI() sends the rest to the client it wraps.`,
  });
}
