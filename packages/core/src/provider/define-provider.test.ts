import { inspect } from "node:util";
import { afterEach, expect, it, vi } from "vitest";
import type { ChatCompletion, ChatCompletionRequest } from "../chat/index.ts";
import { CompletionAssembler } from "../chunks/index.ts";
import { defineProvider } from "./define-provider.ts";
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
