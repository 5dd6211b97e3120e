import { expect, it } from "vitest";
import { type Call, ProviderFault, type Warning } from "../provider/index.ts";
import { callSdk, type SdkSettings, type SdkSteps } from "./call-sdk.ts";

const style = { requestIdHeaders: ["x-request-id"], rateLimitPrefix: "x-ratelimit-" };
const headers = new Headers({ "x-request-id": "req_1", "x-ratelimit-limit-requests": "5" });
const call: Call = {
  ...{ model: "m", card: undefined, credential: "sk-very-secret", signal: new AbortController().signal },
  ...{ timeoutMs: 10.5, headers: { traceparent: "00" } },
};

interface Sent {
  readonly text: string;
  readonly warnings: readonly Warning[];
}

type Steps = SdkSteps<string, Sent, { readonly headers: Headers }, string>;

function run(changes: Partial<Steps> = {}, change: Partial<Call> = {}) {
  const seen: (SdkSettings | string)[] = [];
  const steps: Steps = {
    translate: () => ({ text: "hi", warnings: [{ code: "w", message: "x" }] }),
    client: async (credential) => `client of ${credential}`,
    send(client, { text }, settings) {
      seen.push(client, text, settings);
      return Object.assign(Promise.resolve("answer"), { asResponse: async () => ({ headers }) });
    },
    read: (data, { sent, failed }) => `${String(data)} to ${sent.text}, ${failed.requestId}`,
    ...changes,
  };
  return { seen, reply: callSdk({ ...call, ...change }, style, steps) };
}

it("sends what was translated once, in the attempt's time, and replies with what was read", async () => {
  const { seen, reply } = run();
  expect(await reply).toEqual({
    body: "answer to hi, req_1",
    requestId: "req_1",
    limits: { requests: { limit: 5, remaining: undefined, resetMs: undefined }, tokens: undefined },
    warnings: [{ code: "w", message: "x" }],
  });
  const { signal } = call;
  expect(seen).toEqual([
    ...["client of sk-very-secret", "hi"],
    { signal, timeout: 11, maxRetries: 0, headers: { traceparent: "00" } },
  ]);
});

it("lets the adapter choose what to read", async () => {
  const { reply } = run({ receive: async (_pending, response) => response.headers.get("x-request-id") });
  expect((await reply).body).toBe("req_1 to hi, req_1");
});

it("sends nothing once the call is aborted", async () => {
  const { seen, reply } = run({}, { signal: AbortSignal.abort() });
  await expect(reply).rejects.toMatchObject({ kind: "aborted" });
  expect(seen).toEqual([]);
});

it.each<[string, Partial<Steps>, object]>([
  ["a request that cannot be translated", { translate: () => JSON.parse("{") }, { kind: "invalid_request" }],
  [
    "a request that is refused",
    {
      translate: () => {
        throw new ProviderFault({ kind: "unsupported", message: "no" });
      },
    },
    { kind: "unsupported" },
  ],
  ["a failing network", { client: () => Promise.reject(new TypeError("fetch failed")) }, { kind: "network" }],
  [
    "the vendor's error",
    {
      client: () => Promise.reject(Object.assign(new Error("429"), { status: 429, headers, error: { message: "no" } })),
    },
    { kind: "rate_limited", status: 429, message: "no", requestId: "req_1" },
  ],
  [
    "a body that breaks",
    { receive: () => Promise.reject(new TypeError("terminated")) },
    { kind: "network", requestId: "req_1" },
  ],
  ["an answer of another form", { read: () => JSON.parse("{") }, { kind: "malformed", requestId: "req_1" }],
])("makes %s a fault", async (_name, changes, fault) => {
  const thrown = await run(changes).reply.catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(ProviderFault);
  expect(thrown).toMatchObject(fault);
});
