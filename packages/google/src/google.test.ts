import { inspect } from "node:util";
import { GoogleGenAI } from "@google/genai";
import { describe, expect, it } from "vitest";
import {
  answer,
  answering,
  callOf,
  collect,
  errorOf,
  faultOf,
  json,
  responseOf,
  secret,
  sse,
} from "../test/fixtures.ts";
import { google } from "./google.ts";

const request = { model: "google/gemini-3.5-flash", messages: [{ role: "user" as const, content: "Hi" }] };

describe("google: a call", () => {
  it("sends the key as the SDK does, the caller's headers and one request, and gives OpenAI's shape", async () => {
    const { seen, fetch } = answering(() => json(answer, { headers: { "x-goog-request-id": "req_1" } }));
    const reply = await google({ fetch, headers: { "x-team": "a" } }).chat(request, callOf());
    expect(reply).toEqual({
      requestId: "req_1",
      limits: undefined,
      warnings: [],
      body: {
        id: "resp_1",
        object: "chat.completion",
        created: 1_767_225_600,
        model: "gemini-3.5-flash-001",
        choices: [
          {
            index: 0,
            message: { role: "assistant", content: "Hello.", refusal: null },
            finish_reason: "stop",
            logprobs: null,
          },
        ],
        usage: {
          prompt_tokens: 9,
          completion_tokens: 7,
          total_tokens: 16,
          prompt_tokens_details: { cached_tokens: 0 },
          completion_tokens_details: { reasoning_tokens: 5 },
        },
      },
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.url).toMatch(/\/v1\w*\/models\/gemini-3\.5-flash:generateContent$/);
    expect(seen[0]?.headers.get("x-goog-api-key")).toBe(secret);
    expect(seen[0]?.headers.get("x-team")).toBe("a");
    expect(seen[0]?.headers.get("traceparent")).toBe("00-1-2-01");
    // Google refuses deadlines below ten seconds, so none is told.
    expect(seen[0]?.headers.get("x-server-timeout")).toBeNull();
    expect(seen[0]?.body).toEqual({ contents: [{ role: "user", parts: [{ text: "Hi" }] }], generationConfig: {} });
  });

  it("takes no other key, backend or address from the environment than it was given", async () => {
    const { seen, fetch } = answering(() => json(answer));
    const saved = { ...process.env };
    Object.assign(process.env, {
      GEMINI_API_KEY: "other",
      GOOGLE_GENAI_USE_VERTEXAI: "true",
      GOOGLE_GEMINI_BASE_URL: "https://elsewhere.example",
    });
    try {
      await google({ fetch, baseURL: "https://gateway.example/google" }).chat(request, callOf());
    } finally {
      process.env = saved;
    }
    expect(seen[0]?.url).toMatch(/^https:\/\/gateway\.example\/google\/v1\w*\/models\//);
    expect(seen[0]?.headers.get("x-goog-api-key")).toBe(secret);
  });

  it("uses a client that it is given, with its key and fetch, and without its retries", async () => {
    const { seen, fetch } = answering(() =>
      json(errorOf(503, "The model is overloaded.", "UNAVAILABLE"), {
        status: 503,
        headers: { "retry-after": "3", "x-request-id": "req_2" },
      }),
    );
    const client = new GoogleGenAI({ apiKey: "of-the-client", httpOptions: { fetch, retryOptions: { attempts: 5 } } });
    const provider = google({ client });
    expect(provider.credentials).toBeUndefined();
    const fault = await faultOf(() => provider.chat(request, callOf({ credential: undefined })));
    expect(fault).toMatchObject({ kind: "overloaded", status: 503, retryAfterMs: 3000, requestId: "req_2" });
    expect(fault.message).toBe("The model is overloaded.");
    expect(seen).toHaveLength(1);
    expect(seen[0]?.headers.get("x-goog-api-key")).toBe("of-the-client");
  });

  it("names the variables in which it looks for a key, and is inactive without one", async () => {
    const provider = google({ apiKey: "" });
    expect(provider.keyVariables).toEqual(["GEMINI_API_KEY", "GOOGLE_API_KEY"]);
    expect(google({ apiKeys: ["a", "b"] }).credentials?.()).toEqual(["a", "b"]);
    expect((await faultOf(() => provider.chat(request, callOf({ credential: undefined })))).kind).toBe("auth");
  });

  it("adds the user's model cards, or replaces its own by name", () => {
    const [own] = google().models;
    const card = { ...own, name: "gemini-3.5-flash", contextTokens: 5 } as NonNullable<typeof own>;
    const found = google({ models: [card] }).models.filter(({ name }) => name === card.name);
    expect(found).toEqual([card]);
  });

  it("throws faults only, whatever the request is", async () => {
    const { seen, fetch } = answering(() => json(answer));
    const messages = [{ role: "user" as const, content: undefined as unknown as string }];
    expect((await faultOf(() => google({ fetch }).chat({ ...request, messages }, callOf()))).kind).toBe(
      "invalid_request",
    );
    const model = callOf({ model: "gemini?x=1" });
    expect((await faultOf(() => google({ fetch }).chat(request, model))).kind).toBe("unsupported");
    expect(seen).toHaveLength(0);
  });

  it("finds its options under the id that it was given", async () => {
    const { seen, fetch } = answering(() => json(answer));
    const provider = google({ fetch, id: "gemini-eu" });
    await provider.chat({ ...request, providerOptions: { "gemini-eu": { topK: 4, newField: 1 } } }, callOf());
    expect(provider.id).toBe("gemini-eu");
    expect(seen[0]?.body).toMatchObject({ generationConfig: { topK: 4 }, newField: 1 });
  });

  it("never shows a key that can't stand in a header", async () => {
    const { fetch } = answering(() => json(answer));
    const fault = await faultOf(() => google({ fetch }).chat(request, callOf({ credential: "AIza\nvery-secret" })));
    expect(fault.kind).toBe("auth");
    expect(inspect(fault, { depth: 8 })).not.toContain("secret");
  });

  it.each([
    ["HTML with status 200", () => new Response("<html>", { headers: { "content-type": "text/html" } }), "malformed"],
    ["JSON cut short", () => new Response('{"id":', { headers: { "content-type": "application/json" } }), "malformed"],
    ["an answer of another form", () => json({ candidates: [{ content: { parts: [null] } }] }), "malformed"],
    ["an answer without an end", () => json(responseOf([{ text: "Hel" }])), "truncated"],
    ["an error whose body is no JSON", () => new Response("oops", { status: 502 }), "server"],
    [
      "an error whose body is broken JSON",
      () => new Response("{", { status: 503, headers: { "content-type": "application/json" } }),
      "overloaded",
    ],
    ["a blocked prompt", () => json({ promptFeedback: { blockReason: "PROHIBITED_CONTENT" } }), "content_policy"],
    ["a failing network", () => Promise.reject(new TypeError("fetch failed")), "network"],
  ])("says what %s is", async (_name, respond, kind) => {
    const { fetch } = answering(respond as () => Response);
    expect((await faultOf(() => google({ fetch }).chat(request, callOf()))).kind).toBe(kind);
  });

  it("says aborted, before and during, and timeout for its own time", async () => {
    const controller = new AbortController();
    const { seen, fetch } = answering(
      (init) => new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(init.signal?.reason))),
    );
    const provider = google({ fetch });
    const running = faultOf(() => provider.chat(request, callOf({ signal: controller.signal })));
    while (seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort(new Error("enough"));
    expect((await running).kind).toBe("aborted");
    expect((await faultOf(() => provider.chat(request, callOf({ signal: controller.signal })))).kind).toBe("aborted");
    expect(seen).toHaveLength(1);
    expect((await faultOf(() => provider.chat(request, callOf({ timeoutMs: 5 })))).kind).toBe("timeout");
  });
});

describe("google: a stream", () => {
  it("resolves at the headers, with the request's id", async () => {
    const { seen, fetch } = answering(() =>
      sse([responseOf([{ text: "Hel" }]), responseOf([{ text: "lo." }], "STOP")]),
    );
    const reply = await google({ fetch }).stream(request, callOf());
    expect(reply.requestId).toBe("req_9");
    const chunks = await collect(reply.body);
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("")).toBe("Hello.");
    expect(seen[0]?.url).toContain(":streamGenerateContent?alt=sse");
  });

  it.each(["text/html", "application/json"])("says malformed if %s comes instead", async (type) => {
    const { fetch, seen } = answering(() => new Response("[]", { headers: { "content-type": type } }));
    expect((await faultOf(() => google({ fetch }).stream(request, callOf()))).kind).toBe("malformed");
    expect(seen[0]?.signal?.aborted).toBe(true);
  });
});

it.each([{ apikey: "sk-canary" }, { apiKey: 5 }, { client: {} }, { fetch: "x" }])("refuses %j", (options) => {
  const make = () => google(options as never);
  expect(make).toThrow(expect.objectContaining({ code: "invalid_option", param: Object.keys(options)[0] }));
  expect(make).not.toThrow(/canary/);
});
