import OpenAI, { AzureOpenAI } from "openai";
import { expect, it } from "vitest";
import {
  all,
  answering,
  callTo,
  completion,
  eventStream,
  piece,
  refusal,
  rejection,
  saying,
} from "../test/synthetic.ts";
import { openai } from "./openai.ts";

const limits = {
  "x-request-id": "req_1",
  "x-ratelimit-limit-requests": "500",
  "x-ratelimit-remaining-requests": "499",
  "x-ratelimit-reset-requests": "120ms",
  "x-ratelimit-remaining-tokens": "29000",
};

it("replies with the answer, the request's id and the limits that the headers tell of", async () => {
  const { fetch } = answering(Response.json(completion("hi"), { headers: limits }));
  const reply = await openai({ apiKey: "sk-test", fetch }).chat(saying("hi"), callTo("gpt-4.1"));
  expect(reply).toMatchObject({
    body: { choices: [{ message: { content: "hi" } }] },
    requestId: "req_1",
    limits: { requests: { limit: 500, remaining: 499, resetMs: 120 }, tokens: { remaining: 29_000 } },
    warnings: [],
  });
});

it("resolves a stream at the headers, with the same", async () => {
  const answer = eventStream(piece({ content: "hi" }), piece({}, "stop"));
  for (const [name, value] of Object.entries(limits)) answer.headers.set(name, value);
  const { fetch } = answering(answer);
  const reply = await openai({ apiKey: "sk-test", fetch }).stream(saying("hi"), callTo("gpt-4.1"));
  expect(reply).toMatchObject({ requestId: "req_1", limits: { requests: { remaining: 499 } }, warnings: [] });
  expect(await all(reply.body)).toHaveLength(2);
});

it("sends the call's headers and deadline, and takes any length of it", async () => {
  const { fetch, asked } = answering(() => Response.json(completion("hi")));
  const provider = openai({ apiKey: "sk-test", fetch, headers: { "x-team": "search" } });
  const headers = { traceparent: "00-1-2-01" };
  for (const timeoutMs of [2500.5, 1e12, 0.2]) await provider.chat(saying("hi"), callTo("m", { timeoutMs, headers }));
  expect(asked.map((call) => call.headers.get("x-stainless-timeout"))).toEqual(["2", "2147483", "0"]);
  expect(asked[0]?.headers.get("traceparent")).toBe("00-1-2-01");
  expect(asked[0]?.headers.get("x-team")).toBe("search");
  expect(asked[0]?.url).toBe("https://api.openai.com/v1/chat/completions");
});

it("uses the credential of the call, whichever it is", async () => {
  const { fetch, asked } = answering(() => Response.json(completion("hi")));
  const provider = openai({ apiKeys: ["sk-1", "sk-2"], fetch });
  for (const credential of provider.credentials?.() ?? [])
    await provider.chat(saying("hi"), callTo("m", { credential }));
  expect(asked.map((call) => call.headers.get("authorization"))).toEqual(["Bearer sk-1", "Bearer sk-2"]);
});

it("uses an existing client as it is, but for its retries", async () => {
  const { fetch, asked } = answering(() => refusal(503, "busy"));
  const client = new OpenAI({ apiKey: "sk-own", baseURL: "http://own.test/v1", maxRetries: 5, fetch });
  const provider = openai({ client, headers: { "x-team": "search" } });
  expect(provider.credentials).toBeUndefined();
  expect(provider.keyVariables).toEqual([]);
  const call = callTo("m", { credential: undefined });
  expect(await rejection(provider.chat(saying("hi"), call))).toMatchObject({ kind: "overloaded" });
  expect(await rejection(provider.stream(saying("hi"), call))).toMatchObject({ kind: "overloaded" });
  expect(asked.map(({ url }) => url)).toEqual(new Array(2).fill("http://own.test/v1/chat/completions"));
  expect(asked[0]?.headers.get("authorization")).toBe("Bearer sk-own");
  expect(asked[0]?.headers.get("x-team")).toBe("search");
});

it("uses an Azure client, whose deployment and version stand in the address", async () => {
  const { fetch, asked } = answering(() => Response.json(completion("hi")));
  const client = new AzureOpenAI({ apiKey: "az", endpoint: "https://house.test", apiVersion: "2026-10-21", fetch });
  const provider = openai({ id: "azure", client });
  await provider.chat(saying("hi"), callTo("my-deployment", { credential: undefined }));
  expect(asked[0]?.url).toBe(
    "https://house.test/openai/deployments/my-deployment/chat/completions?api-version=2026-10-21",
  );
  expect(asked[0]?.headers.get("api-key")).toBe("az");
});
