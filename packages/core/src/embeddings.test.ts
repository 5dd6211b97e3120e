import { describe, expect, it } from "vitest";
import { listenersOf, never, rejection } from "../test/stage.ts";
import { cardOf, type Embed, failing, provider, reply, set } from "../test/vectors.ts";
import { type Call, type EmbeddingRequest, ordered, ProviderFault } from "./index.ts";

const both = { model: "pair", input: ["a", "b"] };
const routes = { pair: ["a/embed-1", "b/embed-1"] };

it("gives vectors in OpenAI's shape, with the account and the cost", async () => {
  const { create } = set([provider("a", 1, undefined)]);
  const answer = await create({ model: "a/embed-1", input: ["x", "y"] });
  expect(answer).toMatchObject({
    object: "list",
    model: "a/embed-1",
    data: [
      { object: "embedding", index: 0, embedding: [1, 0] },
      { index: 1, embedding: [1, 1] },
    ],
    usage: { prompt_tokens: 500, total_tokens: 500 },
    overture: {
      model: "a/embed-1",
      provider: "a",
      cost: { nanoUsd: 10_000, certainty: "exact" },
      attempts: [{ outcome: "completion" }],
    },
  });
  expect(answer.overture.decision.model).toBe("a/embed-1");
});

it("estimates the cost where the provider reports no tokens", async () => {
  const { create } = set([provider("a", 1, async (request) => reply(request, 1, false))]);
  const answer = await create({ model: "a/embed-1", input: [[1, 2, 3], [4]] });
  expect(answer.usage).toEqual({ prompt_tokens: 4, total_tokens: 4 });
  expect(answer.overture.cost.certainty).toBe("estimated");
  expect(answer.overture.attempts[0]?.usage).toBeUndefined();
});

it.each(["500", Number.NaN, -1])("estimates it as well where the provider reports %s tokens", async (odd) => {
  const { create } = set([
    provider("a", 1, async (request) => {
      const { body, ...rest } = reply(request, 1, false);
      return { ...rest, body: { ...body, usage: { prompt_tokens: odd as number, total_tokens: 500 } } };
    }),
  ]);
  const answer = await create({ model: "a/embed-1", input: [[1, 2, 3], [4]] });
  expect(answer.overture.cost.certainty).toBe("estimated");
  expect(answer.overture.attempts[0]?.usage).toBeUndefined();
});

it("hands the adapter the request without what is Overture's own", async () => {
  const asked: EmbeddingRequest[] = [];
  const calls: Call[] = [];
  const embed: Embed = async (request, call) => {
    asked.push(request);
    calls.push(call);
    return reply(request, 1);
  };
  const { create } = set([provider("a", 1, embed)]);
  await create(
    { model: "a/embed-1", input: "x", dimensions: 2, overture: { tags: ["t"] } },
    { headers: { h: "1" }, timeout: 4000 },
  );
  expect(asked).toEqual([{ model: "a/embed-1", input: "x", dimensions: 2 }]);
  expect(calls).toMatchObject([{ model: "embed-1", timeoutMs: 4000, headers: { h: "1" }, card: { name: "embed-1" } }]);
});

describe("failing over", () => {
  it("goes to another deployment of the same model", async () => {
    const { create, overture } = set([provider("a", 1, failing), provider("b", 2, undefined)], { routes });
    const seen: unknown[] = [];
    overture.on("fault", ({ model, kind }) => seen.push([model, kind]));
    overture.on("answer", ({ metadata, error }) => seen.push([metadata?.model, error]));
    const answer = await create(both);
    expect(answer.model).toBe("b/embed-1");
    expect(answer.overture.attempts).toMatchObject([{ fault: { kind: "server" } }, { outcome: "completion" }]);
    expect(seen).toEqual([
      ["a/embed-1", "server"],
      ["b/embed-1", undefined],
    ]);
  });

  it("goes by the space that a card names, where deployments have names of their own", async () => {
    const deployed = cardOf("prod-embeddings", { embedding: { space: "embed-1" } });
    const azure = provider("azure", 2, undefined, [deployed]);
    const { create } = set([provider("a", 1, failing), azure]);
    const answer = await create({ model: "a/embed-1", input: "x", overture: { fallbacks: ["azure/prod-embeddings"] } });
    expect(answer.model).toBe("azure/prod-embeddings");
  });

  it("walks again as chat does, and waits as the provider asks", async () => {
    let asked = 0;
    const embed: Embed = async (request) => {
      asked += 1;
      if (asked === 1)
        throw new ProviderFault({ kind: "rate_limited", message: "slow", status: 429, retryAfterMs: 2000 });
      return reply(request, 1);
    };
    const { create, clock } = set([provider("a", 1, embed)]);
    await create({ model: "a/embed-1", input: "x" });
    expect(asked).toBe(2);
    expect(clock.monotonic()).toBeGreaterThanOrEqual(2000);
  });

  it("opens the breaker of a provider that fails, and asks it last", async () => {
    let asked = 0;
    const embed: Embed = (request, call) => {
      asked += 1;
      return failing(request, call);
    };
    const { create } = set([provider("a", 1, embed), provider("b", 2, undefined)], {
      routes,
      policy: ordered(),
      breaker: { consecutiveFaults: 2 },
    });
    for (let count = 0; count < 4; count += 1) await create(both);
    expect(asked).toBe(2);
  });

  it("does not ask others about a request that is wrong", async () => {
    const wrong: Embed = () =>
      Promise.reject(new ProviderFault({ kind: "invalid_request", message: "bad", status: 400, param: "input" }));
    const { create } = set([provider("a", 1, wrong), provider("b", 2, undefined)], { routes });
    expect(await rejection(create(both))).toMatchObject({ code: "invalid_request", status: 400, param: "input" });
  });

  it.each([
    ["too few vectors", async () => ({ body: { object: "list", model: "m", data: [] }, warnings: [] })],
    ["nothing", async () => undefined],
  ])("takes %s for a fault", async (_, embed) => {
    const { create } = set([provider("a", 1, embed as unknown as Embed), provider("b", 2, undefined)], { routes });
    const answer = await create(both);
    expect(answer).toMatchObject({
      model: "b/embed-1",
      overture: { attempts: [{ fault: { kind: "malformed" } }, {}] },
    });
  });

  it("lets another deployment shorten vectors that one could not", async () => {
    const short: Embed = async (request) => ({
      ...reply(request, 2),
      body: { ...reply(request, 2).body, data: [{ object: "embedding", index: 0, embedding: [7] }] },
    });
    const { create } = set([provider("a", 1, undefined), provider("b", 2, short)], { routes });
    const answer = await create({ model: "pair", input: "x", dimensions: 1 });
    expect(answer.data[0]?.embedding).toEqual([7]);
  });
});

describe("base64", () => {
  it("is what comes if it was asked for, and numbers otherwise", async () => {
    const { create, overture, clock } = set([provider("a", 1, undefined)]);
    const floats = await create({ model: "a/embed-1", input: "x" });
    expect(floats.data[0]?.embedding).toEqual([1, 0]);
    const request = { model: "a/embed-1", input: "x", encoding_format: "base64" } as const;
    const encoded = await clock.runUntil(overture.embeddings.create(request));
    const text: string | undefined = encoded.data[0]?.embedding;
    expect(text).toBe(Buffer.from(new Float32Array([1, 0]).buffer).toString("base64"));
  });
});

it("ends at the deadline, and tells the provider", async () => {
  const signals: AbortSignal[] = [];
  const hanging: Embed = (_, call) => {
    signals.push(call.signal);
    return never();
  };
  const { create } = set([provider("a", 1, hanging)]);
  const error = await rejection(create({ model: "a/embed-1", input: "x" }, { timeout: 300 }));
  expect(error).toMatchObject({ code: "deadline_exceeded", status: 504 });
  expect(signals[0]?.aborted).toBe(true);
});

it("ends with the caller's reason when it aborts", async () => {
  const controller = new AbortController();
  const { create, clock, overture } = set([provider("a", 1, () => never())]);
  const asked = overture.embeddings.create({ model: "a/embed-1", input: "x" }, { signal: controller.signal });
  const caught = rejection(asked);
  await clock.advance(10);
  controller.abort("enough");
  expect(await caught).toBe("enough");
  expect(listenersOf(controller.signal)).toBe(0);
  const late = create({ model: "a/embed-1", input: "x" }, { signal: AbortSignal.abort("before") });
  expect(await rejection(late)).toBe("before");
});

it("answers OpenAI's format, with headers, and errors in OpenAI's shape", async () => {
  const { overture, clock } = set([provider("a", 1, undefined)]);
  const ask = (body: object): Promise<Response> =>
    clock.runUntil(overture.fetch("https://x/v1/embeddings", { method: "POST", body: JSON.stringify(body) }));
  const response = await ask({ model: "embed-1", input: "x", encoding_format: "base64" });
  expect(response.headers.get("x-overture-model")).toBe("a/embed-1");
  expect(await response.json()).toMatchObject({
    object: "list",
    data: [{ embedding: "AACAPwAAAAA=" }],
    overture: { provider: "a" },
  });
  const refused = await ask({ model: "embed-1", input: [] });
  expect([refused.status, refused.headers.get("x-should-retry")]).toEqual([400, "false"]);
  expect(await refused.json()).toMatchObject({ error: { code: "invalid_request", param: "input" } });
  const unknown = await ask({ model: "nobody-has-this", input: "x" });
  expect(unknown.headers.get("x-overture-error")).toBe("model_not_routed");
});

it("takes no more requests once it is closed", async () => {
  const { overture, create } = set([provider("a", 1, undefined)]);
  await overture.close();
  expect(await rejection(create({ model: "a/embed-1", input: "x" }))).toMatchObject({ code: "closed" });
});
