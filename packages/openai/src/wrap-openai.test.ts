import { type Fetch, OvertureError } from "@overture/core/provider";
import OpenAI, { AzureOpenAI } from "openai";
import OldOpenAI from "openai-6";
import { expect, it } from "vitest";
import { answering, completion, eventStream, type Given, piece, refusal } from "../test/synthetic.ts";
import { wrapOpenAI } from "./wrap-openai.ts";

const hello = { model: "auto", messages: [{ role: "user" as const, content: "hi" }] };
const answer = (): Response => Response.json(completion("from Overture"));
const ownAnswer = (): Response => Response.json(completion("from the client's own provider"));

/** A client with a fetch of its own, wrapped around an Overture that answers as told. */
function wrapped(given: Given, own: Given = ownAnswer, options: ConstructorParameters<typeof OpenAI>[0] = {}) {
  const overture = answering(given);
  const outside = answering(own);
  const client = wrapOpenAI(
    new OpenAI({ apiKey: "sk-own", baseURL: "http://own.test/v1", fetch: outside.fetch, ...options }),
    overture,
  );
  return { client, overture: overture.asked, outside: outside.asked };
}

/** An Overture that answers nobody, and rejects when it is aborted. */
const untilAborted = (signal: AbortSignal | undefined): Promise<Response> =>
  new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason));
  });

it("has chat completions answered by Overture, whole and streamed", async () => {
  const whole = wrapped(answer);
  const said = await whole.client.chat.completions.create(hello);
  expect(said.choices[0]?.message.content).toBe("from Overture");
  expect(whole.overture).toMatchObject([{ url: "http://own.test/v1/chat/completions", method: "POST", body: hello }]);
  expect(whole.outside).toEqual([]);

  const streamed = wrapped(() => eventStream(piece({ content: "hi" }), piece({}, "stop"), "[DONE]"));
  let text = "";
  for await (const chunk of await streamed.client.chat.completions.create({ ...hello, stream: true })) {
    text += chunk.choices[0]?.delta.content ?? "";
  }
  expect(text).toBe("hi");
});

it("leaves everything else to the client: other paths, stored completions, reading", async () => {
  const { client, overture, outside } = wrapped(answer, () => Response.json({ object: "list", data: [] }));
  await client.files.list();
  await client.moderations.create({ input: "x" });
  await client.chat.completions.list();
  await client.chat.completions.retrieve("chatcmpl-1");
  await client.chat.completions.update("chatcmpl-1", { metadata: {} });
  expect(overture).toEqual([]);
  expect(outside.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
    "GET /v1/files",
    "POST /v1/moderations",
    "GET /v1/chat/completions",
    "GET /v1/chat/completions/chatcmpl-1",
    "POST /v1/chat/completions/chatcmpl-1",
  ]);
  expect(outside[0]?.headers.get("authorization")).toBe("Bearer sk-own");
});

it("keeps the client's own retries for what passes through", async () => {
  let asked = 0;
  const own = (): Response => {
    asked += 1;
    return asked === 1 ? refusal(503, "busy", { "retry-after-ms": "1" }) : Response.json({ object: "list", data: [] });
  };
  const { client } = wrapped(answer, own);
  expect((await client.files.list()).data).toEqual([]);
  expect(asked).toBe(2);
});

it("asks Overture once, since its errors ask not to be retried", async () => {
  const failed = (): Response =>
    refusal(503, { message: "all failed" }, { "x-should-retry": "false", "x-overture-error": "all_failed" });
  const { client, overture, outside } = wrapped(failed);
  await expect(client.chat.completions.create(hello)).rejects.toMatchObject({ status: 503 });
  expect(overture).toHaveLength(1);
  expect(outside).toHaveLength(0);
});

it("sends a bare model name that nobody has to the client's own provider, unchanged", async () => {
  const unknown = (): Response => refusal(404, { message: "?" }, { "x-overture-error": "model_not_routed" });
  const { client, outside } = wrapped(unknown);
  const tuned = { ...hello, model: "ft:gpt-4.1:house" };
  const said = await client.chat.completions.create(tuned);
  expect(said.choices[0]?.message.content).toBe("from the client's own provider");
  expect(outside).toMatchObject([{ url: "http://own.test/v1/chat/completions", method: "POST", body: tuned }]);
  expect(outside[0]?.headers.get("authorization")).toBe("Bearer sk-own");
  expect(outside[0]?.headers.has("x-stainless-timeout")).toBe(false);
});

it.each<[string, OpenAI.RequestOptions, number]>([
  ["the client's", {}, 59_750],
  ["the request's", { timeout: 20_000 }, 19_750],
  ["a short request's", { timeout: 1500 }, 1350],
  ["a very short request's", { timeout: 500 }, 450],
])("tells %s deadline, a little early", async (_, options, expectedMs) => {
  const { client, overture } = wrapped(answer, ownAnswer, { timeout: 60_000 });
  await client.chat.completions.create(hello, options);
  expect(Number(overture[0]?.headers.get("x-stainless-timeout")) * 1000).toBe(expectedMs);
});

it.each([
  [1500, 2000],
  [500, 1000],
])("tells what may be meant by %i ms where a client was made of the wrapped one", async (timeout, expectedMs) => {
  const { client, overture } = wrapped(answer, ownAnswer, { timeout: 60_000 });
  await client.withOptions({ maxRetries: 1 }).chat.completions.create(hello, { timeout });
  expect(Number(overture[0]?.headers.get("x-stainless-timeout")) * 1000).toBe(expectedMs);
});

it("tells a short deadline of a client of an older major, and no fetch of how", async () => {
  const overture = answering(answer);
  const inits: (RequestInit | undefined)[] = [];
  const own: Fetch = async (_, init) => {
    inits.push(init);
    return Response.json({ object: "list", data: [] });
  };
  const client = wrapOpenAI(new OldOpenAI({ apiKey: "sk-own", fetch: own }), overture);
  await client.chat.completions.create(hello, { timeout: 500 });
  expect(overture.asked[0]?.headers.get("x-stainless-timeout")).toBe("0.45");
  await client.files.list({}, { timeout: 500 });
  expect(inits).toHaveLength(1);
  expect(inits[0]).not.toHaveProperty("overtureTimeoutMs");
});

it("tells the client's own short deadline as it is", async () => {
  const { client, overture } = wrapped(answer, ownAnswer, { timeout: 1500 });
  await client.chat.completions.create(hello);
  expect(Number(overture[0]?.headers.get("x-stainless-timeout")) * 1000).toBe(1350);
});

it.each([{ timeout: 20 }, { timeout: 1020 }])("asks Overture once within %o, and fails with a 504", async (options) => {
  const { client, overture, outside } = wrapped(untilAborted);
  const failed = client.chat.completions.create(hello, options);
  await expect(failed).rejects.toMatchObject({ status: 504, code: "deadline_exceeded" });
  expect([overture.length, outside.length]).toEqual([1, 0]);
  // The next request is one of its own, though it says the same.
  void client.chat.completions.create(hello, { ...options, maxRetries: 0 }).catch(() => undefined);
  while (overture.length < 2) await new Promise(setImmediate);
});

it("passes an abort on", async () => {
  const { client, overture } = wrapped(() => new Promise<Response>(() => undefined));
  const controller = new AbortController();
  const pending = client.chat.completions.create(hello, { signal: controller.signal });
  void pending.catch(() => undefined);
  while (overture.length === 0) await new Promise(setImmediate);
  controller.abort();
  expect(overture[0]?.signal?.aborted).toBe(true);
});

it("wraps an Azure client, which keeps its version, and a client of an older major", async () => {
  const overture = answering(answer);
  const options = { apiKey: "az", endpoint: "https://house.test", apiVersion: "2026-10-21", deployment: "d" };
  const azure = wrapOpenAI(new AzureOpenAI(options), overture);
  expect(azure).toBeInstanceOf(AzureOpenAI);
  expect(azure.apiVersion).toBe("2026-10-21");
  expect((await azure.chat.completions.create(hello)).choices[0]?.message.content).toBe("from Overture");
  expect(overture.asked[0]?.url).toContain("/openai/deployments/d/chat/completions?api-version=2026-10-21");
  const old = wrapOpenAI(new OldOpenAI({ apiKey: "sk-own" }), overture);
  expect((await old.chat.completions.create(hello)).choices[0]?.message.content).toBe("from Overture");
  expect(overture.asked).toHaveLength(2);
});

it("routes a Request as it does an address, and can send it again", async () => {
  const overture = answering(() => refusal(404, "?", { "x-overture-error": "model_not_routed" }));
  const outside = answering(ownAnswer);
  const { chat, timeout } = new OpenAI({ apiKey: "sk-own" });
  let routed: Fetch | undefined;
  const client = {
    chat,
    timeout,
    fetch: outside.fetch,
    withOptions(options: { readonly fetch: Fetch }) {
      routed = options.fetch;
    },
  };
  wrapOpenAI(client, {
    fetch: async (input, init) => {
      expect(await (input as Request).json()).toEqual(hello);
      return overture.fetch((input as Request).url, init);
    },
  });
  const request = new Request("http://own.test/v1/chat/completions", {
    method: "POST",
    headers: { "x-overture-tags": "a" },
    body: JSON.stringify(hello),
  });
  expect((await routed?.(request))?.status).toBe(200);
  expect(overture.asked[0]?.headers.get("x-overture-tags")).toBe("a");
  expect(outside.asked).toHaveLength(1);
  expect(request.bodyUsed).toBe(false);
});

it("uses the platform's fetch for a client that was made without one", async () => {
  const outside = answering(() => Response.json({ object: "list", data: [] }));
  const { fetch } = globalThis;
  globalThis.fetch = outside.fetch;
  try {
    const client = wrapOpenAI(new OpenAI({ apiKey: "sk-own" }), answering(answer));
    await client.files.list();
  } finally {
    globalThis.fetch = fetch;
  }
  expect(outside.asked).toHaveLength(1);
});

it("says which client it cannot wrap, and what to do", () => {
  const refusing = {
    timeout: 1,
    chat: new OpenAI({ apiKey: "sk" }).chat,
    withOptions: () => {
      throw new Error("X.509 workload identity does not support a custom fetch implementation.");
    },
  };
  const wrap = (): unknown => wrapOpenAI(refusing, answering(answer));
  expect(wrap).toThrow(OvertureError);
  expect(wrap).toThrow(/X\.509.*openai\(\{ client \}\)/);
});
