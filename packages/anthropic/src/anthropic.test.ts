import Anthropic from "@anthropic-ai/sdk";
import { describe, expect, it } from "vitest";
import { answering, callOf, faultOf, json, message, secret } from "../test/fixtures.ts";
import { anthropic } from "./anthropic.ts";

const request = { model: "anthropic/claude-haiku-4-5", messages: [{ role: "user" as const, content: "Hi" }] };

describe("anthropic: a call", () => {
  it("sends the key as the SDK does, the caller's headers and one request, and gives OpenAI's shape", async () => {
    const { seen, fetch } = answering(() =>
      json(message, {
        headers: {
          "request-id": "req_1",
          "anthropic-ratelimit-requests-limit": "50",
          "anthropic-ratelimit-requests-remaining": "49",
          "anthropic-ratelimit-requests-reset": "2026-01-01T00:00:30Z",
        },
      }),
    );
    const provider = anthropic({ fetch, headers: { "x-team": "a" } });
    const reply = await provider.chat(request, callOf());
    expect(reply).toEqual({
      requestId: "req_1",
      limits: { requests: { limit: 50, remaining: 49, resetMs: 30_000 }, tokens: undefined },
      warnings: [],
      body: {
        id: "msg_1",
        object: "chat.completion",
        created: 1_767_225_600,
        model: "claude-haiku-4-5-20251001",
        choices: [
          {
            index: 0,
            message: { role: "assistant", content: "Hello.", refusal: null },
            finish_reason: "stop",
            logprobs: null,
          },
        ],
        usage: {
          prompt_tokens: 15,
          completion_tokens: 2,
          total_tokens: 17,
          prompt_tokens_details: { cached_tokens: 7, cache_write_tokens: 5 },
          completion_tokens_details: { reasoning_tokens: 0 },
        },
      },
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.headers.get("authorization")).toBe(`Bearer ${secret}`);
    expect(seen[0]?.headers.get("x-team")).toBe("a");
    expect(seen[0]?.headers.get("traceparent")).toBe("00-1-2-01");
    expect(seen[0]?.body).toEqual({
      model: "claude-haiku-4-5",
      max_tokens: 4096,
      messages: [{ role: "user", content: [{ type: "text", text: "Hi" }] }],
      stream: false,
    });
  });

  it("takes no other key or address from the environment than it was given", async () => {
    const { seen, fetch } = answering(() => json(message));
    const saved = { ...process.env };
    Object.assign(process.env, {
      ANTHROPIC_API_KEY: "sk-other",
      ANTHROPIC_AUTH_TOKEN: "token-other",
      ANTHROPIC_CUSTOM_HEADERS: "Authorization: Bearer sk-custom",
    });
    try {
      await anthropic({ fetch, baseURL: "https://gateway.example/anthropic" }).chat(request, callOf());
    } finally {
      process.env = saved;
    }
    expect(seen[0]?.url).toBe("https://gateway.example/anthropic/v1/messages");
    expect(seen[0]?.headers.get("authorization")).toBe(`Bearer ${secret}`);
  });

  it("uses a client that it is given, with the key it holds and without the SDK's retries", async () => {
    const { seen, fetch } = answering(() =>
      json({ type: "error", error: { type: "overloaded_error", message: "Overloaded" } }, { status: 529 }),
    );
    const provider = anthropic({ client: new Anthropic({ apiKey: "sk-client", fetch, maxRetries: 5 }) });
    expect(provider.credentials).toBeUndefined();
    const fault = await faultOf(() => provider.chat(request, callOf({ credential: undefined })));
    expect(fault).toMatchObject({ kind: "overloaded", status: 529, message: "Overloaded" });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.headers.get("authorization")).toBe("Bearer sk-client");
  });

  it("names the variable in which it looks for a key, and is inactive without one", async () => {
    const provider = anthropic({ apiKey: "" });
    expect(provider.keyVariables).toEqual(["ANTHROPIC_API_KEY"]);
    expect(anthropic({ apiKeys: ["a", "b"] }).credentials?.()).toEqual(["a", "b"]);
    expect((await faultOf(() => provider.chat(request, callOf({ credential: undefined })))).kind).toBe("auth");
  });

  it("adds the user's model cards, or replaces its own by name", () => {
    const own = {
      name: "claude-haiku-4-5",
      capabilities: {
        tools: false,
        images: false,
        audio: false,
        files: false,
        jsonSchema: false,
        reasoning: "no",
        temperature: true,
      },
    } as const;
    const cards = anthropic({ models: [own] }).models.filter((card) => card.name === "claude-haiku-4-5");
    expect(cards).toEqual([own]);
  });

  it("throws faults only, whatever the request is", async () => {
    const { seen, fetch } = answering(() => json(message));
    const messages = [{ role: "user" as const, content: undefined as unknown as string }];
    const fault = await faultOf(() => anthropic({ fetch }).chat({ ...request, messages }, callOf()));
    expect(fault.kind).toBe("invalid_request");
    expect(seen).toHaveLength(0);
  });

  it("finds its options under the id that it was given", async () => {
    const { seen, fetch } = answering(() => json(message));
    const provider = anthropic({ fetch, id: "claude-eu" });
    await provider.chat({ ...request, providerOptions: { "claude-eu": { top_k: 4, betas: ["b-1"] } } }, callOf());
    expect(provider.id).toBe("claude-eu");
    expect(seen[0]?.body.top_k).toBe(4);
    expect(seen[0]?.headers.get("anthropic-beta")).toBe("b-1");
  });

  it("never shows a key that can't stand in a header", async () => {
    const { fetch } = answering(() => json(message));
    const fault = await faultOf(() =>
      anthropic({ fetch }).chat(request, callOf({ credential: "sk-ant\nvery-secret" })),
    );
    expect(fault.kind).toBe("auth");
    expect(`${fault.message}${String(fault.cause)}`).not.toContain("secret");
  });

  it.each([
    ["HTML with status 200", () => new Response("<html>", { headers: { "content-type": "text/html" } }), "malformed"],
    ["JSON cut short", () => new Response('{"id":', { headers: { "content-type": "application/json" } }), "malformed"],
    [
      "an error with status 200",
      () => json({ type: "error", error: { type: "overloaded_error", message: "Busy" } }),
      "overloaded",
    ],
    ["an answer of another form", () => json({ ...message, content: [null] }), "malformed"],
    ["a failing network", () => Promise.reject(new TypeError("fetch failed")), "network"],
  ])("says what %s is", async (_name, respond, kind) => {
    const { fetch } = answering(respond as () => Response);
    expect((await faultOf(() => anthropic({ fetch }).chat(request, callOf()))).kind).toBe(kind);
  });

  it("says aborted, before and during", async () => {
    const controller = new AbortController();
    const { seen, fetch } = answering(
      (init) => new Promise((_, reject) => init.signal?.addEventListener("abort", () => reject(init.signal?.reason))),
    );
    const running = faultOf(() => anthropic({ fetch }).chat(request, callOf({ signal: controller.signal })));
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort(new Error("enough"));
    expect((await running).kind).toBe("aborted");
    expect((await faultOf(() => anthropic({ fetch }).chat(request, callOf({ signal: controller.signal })))).kind).toBe(
      "aborted",
    );
    expect(seen.length).toBeLessThanOrEqual(1);
  });
});

it.each([{ apikey: "sk-canary" }, { apiKey: 5 }, { client: {} }, { fetch: "x" }])("refuses %j", (options) => {
  const make = () => anthropic(options as never);
  expect(make).toThrow(expect.objectContaining({ code: "invalid_option", param: Object.keys(options)[0] }));
  expect(make).not.toThrow(/canary/);
});
