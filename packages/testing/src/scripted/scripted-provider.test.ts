import { type Call, type ChatCompletionChunk, ProviderFault } from "@overture/core";
import { expect, it } from "vitest";
import { virtualClock } from "../clock/index.ts";
import { constant } from "./distribution.ts";
import { scriptedProvider } from "./scripted-provider.ts";

const request = { model: "one", messages: [{ role: "user" as const, content: "Hello there" }] };
const callWith = (signal: AbortSignal = new AbortController().signal): Call => ({
  ...{ model: "one", card: undefined, credential: "k", signal, timeoutMs: 1_000, headers: {} },
});

function setUp(
  models = [{ name: "one", firstTokenMs: constant(100), tokenMs: constant(10), outputTokens: constant(5) }],
) {
  const clock = virtualClock();
  return { clock, provider: scriptedProvider({ id: "fake", clock, models }) };
}

async function read(chunks: AsyncIterable<ChatCompletionChunk>): Promise<ChatCompletionChunk[]> {
  const all: ChatCompletionChunk[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}

it("answers after the time that its tokens take, and remembers the call", async () => {
  const { clock, provider } = setUp();
  const reply = await clock.runUntil(provider.chat(request, callWith()));
  expect(clock.monotonic()).toBe(140);
  expect(reply.body.usage?.completion_tokens).toBe(5);
  expect(provider.calls[0]).toMatchObject({ model: "one", credential: "k", stream: false, aborted: false });
  expect((provider.calls[0]?.endedAt ?? 0) - (provider.calls[0]?.startedAt ?? 0)).toBe(140);
  expect([clock.pendingTimers, provider.openCalls]).toEqual([0, 0]);
});

it("streams the same answer in the same time, with its finish reason and usage on the last chunk", async () => {
  const { clock, provider } = setUp();
  const whole = await clock.runUntil(provider.chat(request, callWith()));
  const before = clock.monotonic();
  const reply = await clock.runUntil(provider.stream(request, callWith()));
  expect(clock.monotonic() - before).toBe(100);
  const chunks = await clock.runUntil(read(reply.body));
  expect(clock.monotonic() - before).toBeCloseTo(140, 6);
  expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("")).toBe(
    whole.body.choices[0]?.message.content,
  );
  expect(chunks.at(-1)).toMatchObject({ choices: [{ finish_reason: "stop" }], usage: whole.body.usage });
});

it("follows its script, then what always holds, then its distributions", async () => {
  const { clock, provider } = setUp();
  provider.always({ answer: "always" });
  provider.next({ fault: "rate_limited", retryAfterMs: 3_000 }, { answer: "next" });
  const fault = await clock.runUntil(provider.chat(request, callWith())).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(ProviderFault);
  expect(fault).toMatchObject({ kind: "rate_limited", retryAfterMs: 3_000, status: 429 });
  const say = async () => (await clock.runUntil(provider.chat(request, callWith()))).body.choices[0]?.message.content;
  expect([await say(), await say()]).toEqual(["next", "always"]);
  provider.reset();
  expect(await say()).toContain("Hello there");
  expect(provider.calls).toHaveLength(1);
});

it("breaks a stream in the middle", async () => {
  const { clock, provider } = setUp();
  provider.next({ fault: "truncated", afterChunks: 2 });
  const reply = await clock.runUntil(provider.stream(request, callWith()));
  const seen: string[] = [];
  const reading = (async () => {
    for await (const chunk of reply.body) seen.push(chunk.choices[0]?.delta.content ?? "");
  })();
  await expect(clock.runUntil(reading)).rejects.toMatchObject({ kind: "truncated" });
  expect(seen).toHaveLength(2);
});

it("honours an abort before, during and in the middle, and leaves no timer", async () => {
  const { clock, provider } = setUp();
  await expect(provider.chat(request, callWith(AbortSignal.abort()))).rejects.toMatchObject({ kind: "aborted" });
  for (const outcome of [{ answer: "slow" }, { hang: true as const }]) {
    const controller = new AbortController();
    provider.next(outcome);
    const answer = provider.chat(request, callWith(controller.signal));
    const checked = expect(answer).rejects.toMatchObject({ kind: "aborted" });
    await clock.advance(50);
    controller.abort();
    await checked;
  }
  const controller = new AbortController();
  const reply = await clock.runUntil(provider.stream(request, callWith(controller.signal)));
  const chunks = reply.body[Symbol.asyncIterator]();
  await clock.runUntil(chunks.next());
  controller.abort();
  await expect(chunks.next()).rejects.toMatchObject({ kind: "aborted" });
  expect(provider.calls.map((call) => call.aborted)).toEqual([true, true, true, true]);
  expect([clock.pendingTimers, provider.openCalls]).toEqual([0, 0]);
});

it("counts a stream that its reader left as aborted", async () => {
  const { clock, provider } = setUp();
  const reply = await clock.runUntil(provider.stream(request, callWith()));
  for await (const _ of reply.body) break;
  expect(provider.calls[0]).toMatchObject({ aborted: true, fault: undefined });
});

it("fails as often as its rates say, the same for the same seed", async () => {
  const outcomes = async (): Promise<string[]> => {
    const clock = virtualClock();
    const models = [{ name: "one", faults: { server: 0.2, rate_limited: 0.1 } }];
    const provider = scriptedProvider({ id: "fake", clock, models });
    for (let index = 0; index < 1_000; index += 1) {
      await clock.runUntil(provider.chat(request, callWith()).catch(() => undefined));
    }
    return provider.calls.map((call) => call.fault ?? "ok");
  };
  const first = await outcomes();
  const share = (kind: string): number => first.filter((outcome) => outcome === kind).length / first.length;
  expect([share("server"), share("rate_limited")].map((value) => Math.round(value * 20) / 20)).toEqual([0.2, 0.1]);
  expect(await outcomes()).toEqual(first);
});

it("accepts only its keys, where it has any", async () => {
  const clock = virtualClock();
  const provider = scriptedProvider({ id: "fake", clock, keys: ["right"] });
  await expect(provider.chat(request, callWith())).rejects.toMatchObject({ kind: "auth", status: 401 });
  expect(provider.credentials?.()).toEqual(["right"]);
});

it("calls tools as scripted, in pieces in a stream", async () => {
  const { clock, provider } = setUp();
  provider.always({
    answer: {
      toolCalls: [
        { name: "add", arguments: { a: 1 } },
        { name: "sub", arguments: "{}" },
      ],
    },
  });
  const whole = await clock.runUntil(provider.chat(request, callWith()));
  expect(whole.body.choices[0]).toMatchObject({
    finish_reason: "tool_calls",
    message: { content: null, tool_calls: [{ id: "call_1", function: { name: "add", arguments: '{"a":1}' } }, {}] },
  });
  const reply = await clock.runUntil(provider.stream(request, callWith()));
  const chunks = await clock.runUntil(read(reply.body));
  const pieces = chunks.flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? []);
  const joined = pieces
    .filter((piece) => piece.index === 0)
    .map((piece) => piece.function?.arguments)
    .join("");
  expect(joined).toBe('{"a":1}');
});

it("bills what it answered in full, a fault not at all, and an aborted call as it is told to", async () => {
  const clock = virtualClock();
  const card = { prices: { input: 1, output: 10 } };
  const models = [{ name: "one", firstTokenMs: constant(100), tokenMs: constant(10), outputTokens: constant(5), card }];
  const provider = scriptedProvider({ id: "fake", clock, models, abortBilling: "until_abort" });
  await clock.runUntil(provider.chat(request, callWith()));
  provider.next({ fault: "server" });
  await clock.runUntil(provider.chat(request, callWith()).catch(() => undefined));
  const controller = new AbortController();
  const call = provider.stream(request, callWith(controller.signal)).catch(() => undefined);
  await clock.advance(50);
  controller.abort();
  await call;
  expect(provider.calls.map(({ billed }) => billed?.completion_tokens)).toEqual([5, undefined, 0]);
  const input = provider.calls[0]?.billed?.prompt_tokens ?? 0;
  expect(provider.billedUsd).toBeCloseTo((2 * input + 5 * 10) / 1_000_000, 9);
});
