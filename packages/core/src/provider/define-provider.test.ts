import { inspect } from "node:util";
import { afterEach, expect, it, vi } from "vitest";
import { card, stage } from "../../test/stage.ts";
import type { ChatCompletion, ChatCompletionRequest } from "../chat/index.ts";
import { CompletionAssembler } from "../chunks/index.ts";
import { defineProvider, type ProviderDefinition } from "./define-provider.ts";
import { ProviderFault } from "./fault.ts";
import type { Call } from "./provider.ts";

const completion: ChatCompletion = {
  id: "c1",
  object: "chat.completion",
  created: 7,
  model: "echo",
  choices: [
    {
      index: 0,
      message: { role: "assistant", content: "Hello", refusal: null },
      finish_reason: "stop",
      logprobs: null,
    },
  ],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
};
const request: ChatCompletionRequest = { model: "echo", messages: [{ role: "user", content: "Hi" }] };
const call: Call = {
  model: "echo",
  card: undefined,
  credential: undefined,
  signal: new AbortController().signal,
  timeoutMs: 1000,
  headers: {},
};

afterEach(() => {
  vi.unstubAllEnvs();
});

it("makes a provider of one function", async () => {
  const chat = vi.fn(async () => completion);
  const provider = defineProvider({ id: "house", chat });
  expect(await provider.chat(request, call)).toEqual({ body: completion, warnings: [] });
  expect(chat).toHaveBeenCalledWith(request, call);
  expect([provider.id, provider.models, provider.keyVariables]).toEqual(["house", [], []]);
  expect("credentials" in provider || "load" in provider).toBe(false);
});

it("passes a reply on whole", async () => {
  const reply = {
    body: completion,
    requestId: "req_1",
    warnings: [{ code: "parameter_dropped", message: "No seed." }],
  };
  const provider = defineProvider({ id: "house", chat: async () => reply });
  expect(await provider.chat(request, call)).toEqual(reply);
});

it("streams the whole answer in one piece where there is no stream of its own", async () => {
  const reply = { body: completion, requestId: "req_1", warnings: [] };
  const stream = await defineProvider({ id: "house", chat: async () => reply }).stream(request, call);
  expect(stream.requestId).toBe("req_1");
  const assembler = new CompletionAssembler();
  for await (const chunk of stream.body) assembler.add(chunk);
  expect(assembler.completion()).toEqual(completion);
});

it("uses the stream it is given", async () => {
  const reply = { body: (async function* () {})(), warnings: [] };
  const provider = defineProvider({ id: "house", chat: async () => completion, stream: async () => reply });
  expect(await provider.stream(request, call)).toBe(reply);
});

it("lets faults through, whole answer or stream", async () => {
  const fault = new ProviderFault({ kind: "overloaded", message: "Later." });
  const provider = defineProvider({ id: "house", chat: () => Promise.reject(fault) });
  await expect(provider.chat(request, call)).rejects.toBe(fault);
  await expect(provider.stream(request, call)).rejects.toBe(fault);
});

it("finds its key in the environment, or is given one, and shows it to nobody", () => {
  vi.stubEnv("HOUSE_API_KEY", "sk-from-env");
  const chat = async (): Promise<ChatCompletion> => completion;
  expect(defineProvider({ id: "house", keyVariables: ["HOUSE_API_KEY"], chat }).credentials?.()).toEqual([
    "sk-from-env",
  ]);
  const provider = defineProvider({ id: "house", apiKey: "sk-canary", chat });
  expect(provider.credentials?.()).toEqual(["sk-canary"]);
  expect(inspect(provider, { depth: null, showHidden: true }) + JSON.stringify(provider)).not.toContain("canary");
});

it("loads only when it is told to", async () => {
  const load = vi.fn(async () => {});
  const provider = defineProvider({ id: "house", load, chat: async () => completion });
  expect(load).not.toHaveBeenCalled();
  await provider.load?.();
  expect(load).toHaveBeenCalledTimes(1);
});

const models = [{ name: "m", ...card }];
const good = { body: completion, warnings: [] };

it.each<[string, object, string, RegExp]>([
  ["gives null", { chat: async () => null }, "malformed", /is not a (completion|chunk)/],
  ["gives a text", { chat: async () => "Hello" }, "malformed", /is not a (completion|chunk)/],
  ["gives a reply without a body", { chat: async () => ({ body: null }) }, "malformed", /is not a (completion|chunk)/],
  ["is not even asynchronous", { chat: () => 7 }, "malformed", /is not a (completion|chunk)/],
  ["streams null", { stream: async () => null }, "malformed", /no stream/],
  ["streams a completion", { stream: async () => ({ body: completion }) }, "malformed", /no stream/],
  ["throws a fault of an unknown kind", throwing("exploded"), "server", /"exploded".*Boom/],
  ["throws a fault of the kind toString", throwing("toString"), "server", /"toString".*Boom/],
])("is told of in clear words where it %s", async (_, odd, fault, words) => {
  const chat = async () => good;
  for (const stream of "stream" in odd ? [true] : [false, true]) {
    const provider = defineProvider({ id: "a", models, chat, ...odd } as ProviderDefinition);
    const error = await stage({ providers: [provider], retries: 0 }).failure({ stream });
    expect(error).toMatchObject({ code: "provider_failed", status: 502, attempts: [{ fault }] });
    expect(error.message).toMatch(words);
    expect(error.message).not.toMatch(/TypeError|Cannot/);
  }
});

it.each([7, null, "a", {}])("answers though what stands for its warnings is %j", async (warnings) => {
  const chat = async () => ({ body: completion, warnings: warnings as never[] });
  const set = stage({ providers: [defineProvider({ id: "a", models, chat })] });
  expect((await set.answer()).overture.warnings).toEqual([]);
  const stream = await set.stream();
  expect((await set.clock.runUntil(stream.completion())).choices[0]?.message.content).toBe("Hello");
});

function throwing(kind: string): object {
  const failing = async () => {
    throw new ProviderFault({ kind: kind as "server", message: "Boom." });
  };
  return { chat: failing, stream: failing };
}
