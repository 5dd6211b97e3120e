import { Mistral } from "@mistralai/mistralai";
import { HTTPClient } from "@mistralai/mistralai/lib/http.js";
import { describe, expect, it, vi } from "vitest";
import { answer, answering, callOf, chunk, chunks, collect, faultOf, json, secret, sse } from "../test/fixtures.ts";
import { MistralChat } from "./mistral-chat.ts";

const request = { model: "mistral/mistral-small-latest", messages: [{ role: "user" as const, content: "Hi" }] };
const made = (options: ConstructorParameters<typeof MistralChat>[0]) => new MistralChat(options, "mistral");

describe("a call of Mistral's SDK", () => {
  it("sends the key, the caller's headers and one request, and gives OpenAI's shape", async () => {
    const headers = { "mistral-correlation-id": "req_1", "x-ratelimit-limit-req-minute": "50" };
    const { seen, fetch } = answering(() => json(answer, { headers }));
    const reply = await made({ fetch, headers: { "x-team": "a" } }).chat(request, callOf());
    expect(reply).toMatchObject({
      requestId: "req_1",
      limits: { requests: { limit: 50 } },
      warnings: [],
      body: {
        id: "abc123",
        created: 1_767_225_600,
        model: "mistral-small-latest",
        choices: [
          { index: 0, message: { role: "assistant", content: "Hello.", refusal: null }, finish_reason: "stop" },
        ],
        usage: { prompt_tokens: 15, completion_tokens: 2, total_tokens: 17 },
      },
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.url).toBe("https://api.mistral.ai/v1/chat/completions");
    const sent = (name: string) => seen[0]?.headers.get(name);
    expect([sent("authorization"), sent("x-team"), sent("traceparent")]).toEqual([
      `Bearer ${secret}`,
      "a",
      "00-1-2-01",
    ]);
    expect(seen[0]?.body).toEqual({
      model: "mistral-small-latest",
      messages: [{ role: "user", content: "Hi" }],
      stream: false,
    });
  });

  it("streams", async () => {
    const { seen, fetch } = answering(() => sse(chunks));
    const { body, requestId } = await made({ fetch }).stream(request, callOf());
    const all = await collect(body);
    expect(requestId).toBe("req_9");
    expect(all.map((each) => each.choices[0]?.delta.content ?? "").join("")).toBe("Hello.");
    expect(all.at(-1)).toMatchObject({ choices: [{ finish_reason: "stop" }], usage: { total_tokens: 17 } });
    expect(seen[0]?.body.stream).toBe(true);
  });

  it("reads an answer that the SDK refuses for what is missing in it", async () => {
    const { usage: _usage, ...silent } = answer;
    const { fetch } = answering(() => json(silent, { headers: { "mistral-correlation-id": "req_1" } }));
    const { body, requestId } = await made({ fetch }).chat(request, callOf());
    expect(body.choices[0]).toMatchObject({ message: { content: "Hello." }, finish_reason: "stop" });
    expect([body.usage, requestId]).toEqual([undefined, "req_1"]);
  });

  it("says that a model will be gone, to the caller and not to the console", async () => {
    const headers = { "x-model-deprecation-timestamp": "2027-01-01" };
    const { fetch } = answering(() => json(answer, { headers }));
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const { warnings } = await made({ fetch }).chat(request, callOf());
    expect(warnings).toMatchObject([{ code: "model_deprecated", message: expect.stringContaining("2027-01-01") }]);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it("uses a client that it is given, with the key it holds and without the SDK's retries", async () => {
    const { seen, fetch } = answering(() => json({ message: "Busy", code: "3505" }, { status: 503 }));
    const backoff = { initialInterval: 1, maxInterval: 1, exponent: 1, maxElapsedTime: 1000 };
    const client = new Mistral({
      apiKey: "sk-client",
      httpClient: new HTTPClient({ fetcher: fetch }),
      retryConfig: { strategy: "backoff", backoff, retryConnectionErrors: true },
    });
    const fault = await faultOf(() => made({ client }).chat(request, callOf({ credential: undefined })));
    expect(fault).toMatchObject({ kind: "overloaded", status: 503, message: "Busy" });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.headers.get("authorization")).toBe("Bearer sk-client");
  });

  it("streams through a client that it is given", async () => {
    const { fetch } = answering(() => sse(chunks));
    const client = new Mistral({ apiKey: "sk-client", httpClient: new HTTPClient({ fetcher: fetch }) });
    expect(await collect((await made({ client }).stream(request, callOf())).body)).toHaveLength(4);
  });

  it.each([
    ["HTML with status 200", () => new Response("<html>", { headers: { "content-type": "text/html" } }), "malformed"],
    ["JSON cut short", () => new Response('{"id":', { headers: { "content-type": "application/json" } }), "malformed"],
    ["an error with status 200", () => json({ object: "error", message: "Busy", code: "3505" }), "overloaded"],
    ["an answer of another form", () => json({ ...answer, choices: [null] }), "malformed"],
    [
      "a model that broke off",
      () => json({ ...answer, choices: [{ ...answer.choices[0], finish_reason: "error" }] }),
      "server",
    ],
    ["a failing network", () => Promise.reject(new TypeError("fetch failed")), "network"],
  ])("says what %s is", async (_what, respond, kind) => {
    const { fetch } = answering(respond as () => Response);
    expect((await faultOf(() => made({ fetch }).chat(request, callOf()))).kind).toBe(kind);
  });

  it("reads the error in the midst of a stream, after all that came before it", async () => {
    const error = { object: "error", message: "Slow down", type: "rate_limited", code: "1300" };
    const { fetch } = answering(() => sse([...chunks.slice(0, 3), error], "cut"));
    const { body } = await made({ fetch }).stream(request, callOf());
    const seen: unknown[] = [];
    const reading = async () => {
      for await (const each of body) seen.push(each);
    };
    expect(await faultOf(reading)).toMatchObject({ kind: "rate_limited", message: "Slow down", requestId: "req_9" });
    expect(seen).toHaveLength(3);
  });

  it("closes the connection of a stream that nobody reads on", async () => {
    let aborted = false;
    const { fetch } = answering((sent) => {
      sent.signal.addEventListener("abort", () => {
        aborted = true;
      });
      return sse([chunk({ content: "Hi" })], "hang", sent.signal);
    });
    const { body } = await made({ fetch }).stream(request, callOf());
    for await (const _ of body) break;
    expect(aborted).toBe(true);
  });

  it("keeps to the call's time", async () => {
    const { fetch } = answering(
      (sent) => new Promise((_, reject) => sent.signal.addEventListener("abort", () => reject(sent.signal.reason))),
    );
    expect((await faultOf(() => made({ fetch }).chat(request, callOf({ timeoutMs: 5 })))).kind).toBe("timeout");
  });

  it("sends nothing once the caller has left, or when the request can't be translated", async () => {
    const { seen, fetch } = answering(() => json(answer));
    expect((await faultOf(() => made({ fetch }).chat(request, callOf({ signal: AbortSignal.abort() })))).kind).toBe(
      "aborted",
    );
    const messages = [{ role: "user" as const, content: undefined as unknown as string }];
    expect((await faultOf(() => made({ fetch }).chat({ ...request, messages }, callOf()))).kind).toBe(
      "invalid_request",
    );
    expect(seen).toHaveLength(0);
  });

  it("tells nobody what was asked when the SDK refuses a request", async () => {
    const { fetch } = answering(() => json(answer));
    const providerOptions = { mistral: { temperature: "a private prompt" } };
    const fault = await faultOf(() => made({ fetch }).chat({ ...request, providerOptions }, callOf()));
    expect(fault.kind).toBe("invalid_request");
    expect(`${fault.message} ${JSON.stringify(fault.cause)}`).not.toContain("Hi");
  });
});
