import { GoogleGenerativeAI } from "@google/generative-ai";
import { startSimulator } from "@overture/testing";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { callOf, collect, faultOf } from "../test/fixtures.ts";
import { google } from "./google.ts";

const simulator = await startSimulator("google");
const client = new GoogleGenerativeAI(simulator.key);
const provider = google({ client, baseURL: simulator.baseURL, headers: { "x-team": "a" } });
const request = { model: "google/gemini-3.5-flash", messages: [{ role: "user" as const, content: "Hi — née" }] };
const call = (change: object = {}) => callOf({ credential: undefined, ...change });

beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

describe("an existing client of @google/generative-ai", () => {
  it("answers whole and streamed, with its key and the caller's headers", async () => {
    expect(provider.credentials).toBeUndefined();
    const { body, requestId } = await provider.chat(request, call());
    expect(body.choices[0]?.message.content).toContain("née");
    expect(requestId).toMatch(/^sim_response/);
    const chunks = await collect((await provider.stream(request, call())).body);
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("")).toBe(
      body.choices[0]?.message.content,
    );
    expect(chunks.at(-1)).toMatchObject({ choices: [{ finish_reason: "stop" }], usage: body.usage });
    for (const seen of simulator.requests) {
      expect(seen.credential).toBe(simulator.key);
      expect(seen.headers).toMatchObject({ "x-team": "a", traceparent: "00-1-2-01" });
    }
  });

  it("sends everything, also what that SDK does not know", async () => {
    const tools = [{ type: "function" as const, function: { name: "weather", parameters: { type: "object" } } }];
    await provider.chat(
      {
        ...request,
        ...{ tools, tool_choice: "required", reasoning_effort: "high", temperature: 0, max_tokens: 50, seed: 3 },
        messages: [{ role: "system", content: "Be brief." }, ...request.messages],
        service_tier: "flex",
        providerOptions: { google: { generationConfig: { topK: 4 }, cachedContent: "cachedContents/1" } },
      },
      call(),
    );
    expect(simulator.requests[0]?.body).toMatchObject({
      systemInstruction: { parts: [{ text: "Be brief." }] },
      tools: [{ functionDeclarations: [{ name: "weather", parametersJsonSchema: { type: "object" } }] }],
      toolConfig: { functionCallingConfig: { mode: "ANY" } },
      cachedContent: "cachedContents/1",
      serviceTier: "flex",
      generationConfig: {
        thinkingConfig: { thinkingLevel: "HIGH", includeThoughts: true },
        ...{ temperature: 0, maxOutputTokens: 50, seed: 3, topK: 4 },
      },
    });
  });

  it("makes vectors", async () => {
    const wanted = { model: "google/gemini-embedding-001", input: ["cat", "dog"], dimensions: 8 };
    const reply = await provider.embed?.(wanted, call({ model: "gemini-embedding-001" }));
    expect(reply?.body.data.map(({ index, embedding }) => [index, embedding.length])).toEqual([
      [0, 8],
      [1, 8],
    ]);
    expect(simulator.requests[0]).toMatchObject({ credential: simulator.key, headers: { "x-team": "a" } });
  });

  it("gives back thoughts and signatures", async () => {
    const toolCalls = [{ name: "weather", arguments: { city: "Bern" } }];
    simulator.always({ answer: { reasoning: "hm", toolCalls } });
    const asked = { ...request, reasoning_effort: "high" as const };
    const { body } = await provider.chat(asked, call());
    const message = body.choices[0]?.message;
    if (!message) throw new Error("no message");
    expect(message).toMatchObject({ reasoning_content: "hm", reasoning_details: [{ text: "hm" }, { position: 0 }] });
    simulator.reset();
    const result = { role: "tool" as const, tool_call_id: message.tool_calls?.[0]?.id ?? "", content: "sunny" };
    const next = await provider.chat({ ...asked, messages: [...asked.messages, message, result] }, call());
    expect(next.body.choices[0]?.message.content).toBe("The tools say: sunny");
  });

  it.each([
    [{ fault: "rate_limit" }, { kind: "rate_limited", status: 429, retryAfterMs: 2500 }],
    [{ fault: "unauthorized" }, { kind: "auth", status: 400 }],
    [{ fault: "overloaded" }, { kind: "overloaded", status: 503 }],
    [{ fault: "server_error" }, { kind: "server", status: 500 }],
    [{ fault: "html" }, { kind: "malformed" }],
    [{ fault: "reset" }, { kind: "network" }],
  ] as const)("says what %j is", async (behaviour, expected) => {
    simulator.always(behaviour);
    expect(await faultOf(() => provider.chat(request, call()))).toMatchObject(expected);
    expect(simulator.requests).toHaveLength(1);
  });

  it.each(["cut_stream", "reset"] as const)(
    "survives a stream that breaks (%s), and a promise that nobody awaits",
    async (fault) => {
      simulator.always({ fault, afterChunks: 2, answer: { text: "One two three four." } });
      const { body } = await provider.stream(request, call());
      expect(["truncated", "network"]).toContain((await faultOf(() => collect(body))).kind);
    },
  );

  it("closes the connection when the reader leaves, and when the caller or the time ends the call", async () => {
    simulator.always({ fault: "stall_after_first_token", answer: { text: "One two." } });
    for await (const chunk of (await provider.stream(request, call())).body) if (chunk.choices[0]?.delta.content) break;
    await simulator.waitForIdle(2_000);
    simulator.always({ fault: "hang" });
    expect((await faultOf(() => provider.chat(request, call({ timeoutMs: 50 })))).kind).toBe("timeout");
    const controller = new AbortController();
    const running = faultOf(() => provider.chat(request, call({ signal: controller.signal })));
    setTimeout(() => controller.abort(), 20);
    expect((await running).kind).toBe("aborted");
    await simulator.waitForIdle(2_000);
  });
});
