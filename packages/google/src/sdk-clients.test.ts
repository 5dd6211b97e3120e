import { GoogleGenAI } from "@google/genai";
import { expect, it, vi } from "vitest";
import { answer, answering, faultOf, json } from "../test/fixtures.ts";
import { ResponseWatch } from "./core.ts";
import { type GoogleClientLike, SdkClients } from "./sdk-clients.ts";

it("keeps one client for each key", async () => {
  const clients = new SdkClients({});
  const first = await clients.of("key-0");
  expect(await clients.of("key-0")).toBe(first);
  expect(await clients.of("key-1")).not.toBe(first);
});

it("gives the client that it was given, whatever the key, and imports nothing for it", async () => {
  const generateContent = vi.fn(async () => answer);
  const client: GoogleClientLike = {
    models: { generateContent, generateContentStream: async () => (async function* () {})() },
  };
  const clients = new SdkClients({ client });
  await clients.load();
  expect(await clients.of("key")).toBe(await clients.of(undefined));
  const sending = {
    ...{ model: "m", headers: { a: "b" }, signal: new AbortController().signal },
    body: { contents: [], config: { temperature: 0 }, extra: { more: 1 } },
  };
  const watch = new ResponseWatch(undefined);
  expect(await (await clients.of("key")).generate(sending, watch)).toBe(answer);
  expect(generateContent).toHaveBeenCalledWith({
    model: "m",
    contents: [],
    config: {
      temperature: 0,
      abortSignal: sending.signal,
      automaticContinuation: false,
      automaticFunctionCalling: { disable: true },
      httpOptions: { headers: { a: "b" }, fetch: watch.fetch, retryOptions: { attempts: 1 }, extraBody: { more: 1 } },
    },
  });
});

it("takes either SDK's real client, by type and by shape, and finds the fetch that it was made with", async () => {
  const { fetch } = answering(() => json(answer));
  const client: GoogleClientLike = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch } });
  expect((await new SdkClients({ client }).of(undefined)).fetch).toBe(fetch);
  expect((await new SdkClients({ client: new GoogleGenAI({ apiKey: "k" }) }).of(undefined)).fetch).toBeUndefined();
});

it("does not call without a key", async () => {
  expect((await faultOf(() => new SdkClients({}).of(undefined))).kind).toBe("auth");
});

it("lets the caller's own header stand over the key", async () => {
  const { seen, fetch } = answering(() => json(answer));
  const client = await new SdkClients({ fetch, headers: { "x-goog-api-key": "of-the-gateway" } }).of("key");
  const body = { contents: [{ role: "user", parts: [{ text: "Hi" }] }], config: {}, extra: {} };
  const signal = new AbortController().signal;
  await client.generate({ model: "m", body, headers: {}, signal }, new ResponseWatch(client.fetch));
  expect(seen[0]?.headers.get("x-goog-api-key")).toBe("of-the-gateway");
});
