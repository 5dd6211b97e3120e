import type { FaultKind, Provider } from "@overture/core/provider";
import { ProviderFault } from "@overture/core/provider";
import { expect, it } from "vitest";
import { answering, callTo, type Given, refusal, rejection, saying } from "../test/synthetic.ts";
import { faultOf } from "./faults.ts";
import { openai } from "./openai.ts";

function refusing(...answers: Given[]): Provider {
  return openai({ apiKey: "sk-test", fetch: answering(...answers).fetch });
}

async function faultFrom(provider: Provider, more: Parameters<typeof callTo>[1] = {}): Promise<ProviderFault> {
  const error = await rejection(provider.chat(saying("hi"), callTo("gpt-4.1", more)));
  expect(error).toBeInstanceOf(ProviderFault);
  return error as ProviderFault;
}

it.each<[number, FaultKind]>([
  [400, "invalid_request"],
  [401, "auth"],
  [402, "quota"],
  [403, "permission"],
  [404, "not_found"],
  [408, "timeout"],
  [409, "conflict"],
  [413, "payload_too_large"],
  [422, "invalid_request"],
  [429, "rate_limited"],
  [500, "server"],
  [502, "server"],
  [503, "overloaded"],
  [504, "timeout"],
])("calls status %i %s, with all that the SDK's error knows", async (status, kind) => {
  const headers = { "x-request-id": "req_1", "retry-after": "7" };
  const fault = await faultFrom(
    refusing(refusal(status, { message: "Not now.", type: "t", param: "messages" }, headers)),
  );
  expect(fault).toMatchObject({
    kind,
    status,
    message: "Not now.",
    requestId: "req_1",
    retryAfterMs: 7000,
    param: "messages",
  });
  expect(fault.cause).toBeInstanceOf(Error);
});

it("asks once, and leaves retrying to others", async () => {
  const { fetch, asked } = answering(refusal(503, "busy"));
  await faultFrom(openai({ apiKey: "sk-test", fetch }));
  expect(asked).toHaveLength(1);
});

it("reads when a limit is full again where the response does not say when to come back", async () => {
  const headers = {
    "x-ratelimit-remaining-requests": "0",
    "x-ratelimit-reset-requests": "1m2s",
    "x-ratelimit-remaining-tokens": "100",
    "x-ratelimit-reset-tokens": "9m",
  };
  expect(await faultFrom(refusing(refusal(429, { message: "Limit." }, headers)))).toMatchObject({
    retryAfterMs: 62_000,
  });
  const noMoney = refusal(429, { message: "No money.", code: "insufficient_quota" }, headers);
  expect(await faultFrom(refusing(noMoney))).toMatchObject({ kind: "quota", retryAfterMs: undefined });
});

it("describes a page in place of an error, and does not quote it", async () => {
  const page = new Response("<html><body>Bad gateway</body></html>", {
    status: 502,
    headers: { "content-type": "text/html" },
  });
  expect(await faultFrom(refusing(page))).toMatchObject({ kind: "server", message: "The response is an HTML page." });
});

it("tells a timeout from a connection that failed", async () => {
  const never = (): Promise<Response> => new Promise(() => undefined);
  const slow = openai({
    apiKey: "sk-test",
    fetch: (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
        void never();
      }),
  });
  expect(await faultFrom(slow, { timeoutMs: 5 })).toMatchObject({ kind: "timeout" });
  const refused = new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED 127.0.0.1:9") });
  expect(await faultFrom(refusing(refused))).toMatchObject({ kind: "network" });
});

it("calls a body that is not JSON malformed, and one that breaks off a failure of the network", async () => {
  const json = { "content-type": "application/json" };
  expect(await faultFrom(refusing(new Response('{"id": "chatc', { headers: json })))).toMatchObject({
    kind: "malformed",
  });
  const breaking = (): Response =>
    new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError("terminated")) }), {
      headers: json,
    });
  expect(await faultFrom(refusing(breaking))).toMatchObject({ kind: "network" });
});

it("says aborted whatever else went wrong, before the call and in it", async () => {
  const before = AbortSignal.abort(new Error("changed my mind"));
  const { fetch, asked } = answering(refusal(500, "broken"));
  expect(await faultFrom(openai({ apiKey: "sk-test", fetch }), { signal: before })).toMatchObject({ kind: "aborted" });
  expect(asked).toHaveLength(0);
  const controller = new AbortController();
  const aborting = (): Response => {
    controller.abort();
    return refusal(500, "broken");
  };
  expect(await faultFrom(refusing(aborting), { signal: controller.signal })).toMatchObject({ kind: "aborted" });
});

it("says nothing of a key that no header can hold, nor of one that the server quotes", async () => {
  const keyed = async (credential: string, ...answers: Given[]): Promise<ProviderFault> =>
    await faultFrom(refusing(...answers), { credential });
  const unholdable = await keyed("sk-secret\u2028key", refusal(500, "x"));
  expect(unholdable).toMatchObject({ kind: "auth" });
  expect(String(unholdable.stack)).not.toContain("secret");
  const quoted = await keyed("sk-secret", refusal(401, { message: "Incorrect API key provided: sk-secret" }));
  expect(quoted).toMatchObject({ kind: "auth", message: "Incorrect API key provided: [key]" });
  expect(quoted.cause).toBeUndefined();
});

it("knows the errors of another copy of the SDK, in which all names were shortened", () => {
  const call = { signal: new AbortController().signal, credential: undefined, begun: false };
  class E extends Error {
    readonly requestID = undefined;
    readonly status = undefined;
    readonly error = undefined;
  }
  expect(faultOf(new E("Request timed out."), call).kind).toBe("timeout");
  expect(faultOf(new E("Connection error."), call).kind).toBe("network");
  expect(faultOf(new TypeError("terminated"), { ...call, begun: true }).kind).toBe("truncated");
  expect(faultOf("thrown", call)).toMatchObject({ kind: "network", message: "thrown" });
});
