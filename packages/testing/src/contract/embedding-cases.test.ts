import { type Provider, ProviderFault } from "@overture/core";
import OpenAI from "openai";
import { expect, it } from "vitest";
import { failuresWith } from "../../test/failures.ts";
import { sampleProvider } from "../../test/sample-provider.ts";

type Embed = NonNullable<Provider["embed"]>;

const kinds = { 401: "auth", 404: "not_found", 429: "rate_limited", 500: "server" } as const;

/** The sample with vectors; `spoil` makes a mutant of it. */
function withVectors(options: { baseURL: string; apiKey: string }, spoil: (embed: Embed) => Embed): Provider {
  const embed: Embed = async (request, call) => {
    const { providerOptions: _, ...given } = request;
    const client = new OpenAI({ ...options, apiKey: call.credential ?? "", maxRetries: 0 });
    const { signal, timeoutMs: timeout, headers } = call;
    try {
      const body = { ...given, model: call.model, encoding_format: "float" } as OpenAI.EmbeddingCreateParams;
      const pending = client.embeddings.create(body, { signal, timeout, headers: { ...headers } });
      const { data, request_id } = await pending.withResponse();
      if (typeof data !== "object") throw new ProviderFault({ kind: "malformed", message: "no JSON" });
      return { body: data, requestId: request_id ?? undefined, warnings: [] };
    } catch (cause) {
      if (cause instanceof ProviderFault) throw cause;
      const { status, requestID } = cause as { status?: keyof typeof kinds; requestID?: string };
      const ended = signal.aborted ? "aborted" : "timeout";
      throw new ProviderFault({ kind: (status && kinds[status]) ?? ended, message: "x", status, requestId: requestID });
    }
  };
  return { ...sampleProvider(options), embed: spoil(embed) };
}

const failures = (spoil: (embed: Embed) => Embed = (embed) => embed) =>
  failuresWith("embeddings:", (options) => withVectors(options, spoil), { embeddings: true });

it("holds for a sound adapter", async () => {
  expect(await failures()).toEqual([]);
});

it("sees vectors that come in another order, or are made of less", async () => {
  const turned = await failures((embed) => async (request, call) => {
    const input = Array.isArray(request.input) ? request.input.toReversed().slice(1) : request.input;
    return embed({ ...request, input } as typeof request, call);
  });
  expect(turned.length).toBeGreaterThan(1);
});

it("sees a key, headers and options that are not the call's", async () => {
  const spoilt = await failures((embed) => (request, call) => embed(request, { ...call, credential: "own" }));
  expect(spoilt.some((name) => name.includes("credential"))).toBe(true);
  const bare = await failures((embed) => (request, call) => embed(request, { ...call, headers: {} }));
  expect(bare).toEqual([expect.stringContaining("headers are sent")]);
});

it("sees faults of another kind, and a user that is lost", async () => {
  const wrong = await failures((embed) => async (request, call) => {
    const { user: _, ...rest } = request;
    return embed(rest, call).catch(() => {
      throw new ProviderFault({ kind: "conflict", message: "x" });
    });
  });
  expect(wrong.length).toBeGreaterThan(5);
  expect(wrong.some((name) => name.includes("user"))).toBe(true);
});
