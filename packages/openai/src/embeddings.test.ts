import { ProviderFault } from "@overture/core/provider";
import { expect, it } from "vitest";
import { answering, callTo, refusal, rejection } from "../test/synthetic.ts";
import { fromOpenAIEmbeddings, toOpenAIEmbeddings } from "./embeddings.ts";
import { openai } from "./openai.ts";
import { openAICompatible } from "./openai-compatible.ts";

const list = {
  object: "list",
  data: [{ object: "embedding", index: 0, embedding: "AACAPw==" }],
  model: "text-embedding-3-small",
};

it("takes everything over but the model's name, the form, and what is Overture's own", () => {
  const request = {
    model: "auto",
    input: ["a"],
    dimensions: 256,
    user: null,
    encoding_format: "float",
    providerOptions: { openai: { extra: 1 }, other: { extra: 2 } },
  };
  const { body, warnings } = toOpenAIEmbeddings(request, "text-embedding-3-small", {
    provider: "openai",
    form: "base64",
  });
  expect(body).toEqual({
    model: "text-embedding-3-small",
    input: ["a"],
    dimensions: 256,
    encoding_format: "base64",
    extra: 1,
  });
  expect(warnings).toEqual([]);
});

it("reads the list and its usage, whichever count the server gives", () => {
  expect(fromOpenAIEmbeddings({ ...list, usage: { prompt_tokens: 5, total_tokens: 5 } }, "m")).toEqual({
    ...list,
    usage: { prompt_tokens: 5, total_tokens: 5 },
  });
  expect(fromOpenAIEmbeddings({ data: [], usage: { total_tokens: 7 } }, "m")).toEqual({
    object: "list",
    data: [],
    model: "m",
    usage: { prompt_tokens: 7, total_tokens: 7 },
  });
  expect(fromOpenAIEmbeddings({ data: [] }, "m")).not.toHaveProperty("usage");
});

it.each([undefined, "a page", {}, { data: "x" }])("takes %j for no list", (data) => {
  expect(() => fromOpenAIEmbeddings(data, "m")).toThrow(ProviderFault);
});

it("asks OpenAI for base64, and servers that speak its format for numbers", async () => {
  const { fetch, asked } = answering(() => Response.json(list, { headers: { "x-request-id": "req_1" } }));
  const request = { model: "auto", input: "a" };
  const reply = await openai({ apiKey: "sk-test", fetch }).embed?.(request, callTo("text-embedding-3-small"));
  expect(reply).toMatchObject({ body: { data: [{ embedding: "AACAPw==" }] }, requestId: "req_1" });
  const server = openAICompatible({ id: "ollama", baseURL: "http://localhost:1/v1", fetch });
  await server.embed?.(request, callTo("nomic-embed-text"));
  expect(asked.map(({ body }) => body)).toEqual([
    { model: "text-embedding-3-small", input: "a", encoding_format: "base64" },
    { model: "nomic-embed-text", input: "a", encoding_format: "float" },
  ]);
  expect(new URL(asked[0]?.url ?? "").pathname).toBe("/v1/embeddings");
});

it("throws faults, as chat does", async () => {
  const limited = answering(() =>
    refusal(429, { message: "Slow down", code: "rate_limit_exceeded" }, { "retry-after": "2" }),
  );
  const asked = openai({ apiKey: "sk-test", fetch: limited.fetch }).embed?.({ model: "m", input: "a" }, callTo("m"));
  expect(await rejection(asked ?? Promise.resolve())).toMatchObject({
    kind: "rate_limited",
    status: 429,
    retryAfterMs: 2000,
  });
  expect(limited.asked).toHaveLength(1);
  const page = answering(() => new Response("<html>", { headers: { "content-type": "text/html" } }));
  const html = openai({ apiKey: "sk-test", fetch: page.fetch }).embed?.({ model: "m", input: "a" }, callTo("m"));
  expect(await rejection(html ?? Promise.resolve())).toMatchObject({ kind: "malformed" });
});

it("says so if the client that it was given has no embeddings", async () => {
  const client = {
    timeout: 1,
    chat: { completions: { create: () => Promise.reject() as never } },
    withOptions: () => ({}),
  };
  const asked = openai({ client }).embed?.({ model: "m", input: "a" }, callTo("m"));
  expect(await rejection(asked ?? Promise.resolve())).toMatchObject({ kind: "unsupported" });
});
