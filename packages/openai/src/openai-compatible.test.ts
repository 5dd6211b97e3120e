import { afterEach, expect, it, vi } from "vitest";
import { all, answering, callTo, card, completion, eventStream, piece, saying } from "../test/synthetic.ts";
import { openAICompatible } from "./openai-compatible.ts";

afterEach(() => vi.unstubAllEnvs());

const baseURL = "http://localhost:11434/v1";
const call = callTo("llama", { credential: undefined });

it("needs no key, and sends none", async () => {
  const { fetch, asked } = answering(() => Response.json(completion("hi")));
  const provider = openAICompatible({ id: "ollama", baseURL, fetch });
  expect(provider).toMatchObject({ id: "ollama", models: [], keyVariables: [] });
  expect(provider.credentials).toBeUndefined();
  expect((await provider.chat(saying("hi"), call)).body.choices[0]?.message.content).toBe("hi");
  expect(asked[0]?.url).toBe(`${baseURL}/chat/completions`);
  expect(asked[0]?.headers.has("authorization")).toBe(false);
});

it("looks for a key where it is told to, and nowhere else", () => {
  vi.stubEnv("OPENAI_API_KEY", "sk-other");
  vi.stubEnv("GROQ_API_KEY", "gsk-1");
  expect(openAICompatible({ id: "groq", baseURL, keyVariables: ["GROQ_API_KEY"] }).credentials?.()).toEqual(["gsk-1"]);
  expect(openAICompatible({ id: "groq", baseURL, apiKey: "gsk-2" }).credentials?.()).toEqual(["gsk-2"]);
  expect(openAICompatible({ id: "groq", baseURL, keyVariables: ["TOGETHER_API_KEY"] }).credentials?.()).toEqual([]);
});

it("speaks the plain format by default", async () => {
  const { fetch, asked } = answering(() => Response.json(completion("hi")));
  const provider = openAICompatible({ id: "ollama", baseURL, fetch });
  await provider.chat(
    {
      model: "auto",
      max_completion_tokens: 9,
      providerOptions: { ollama: { keep_alive: "5m" } },
      messages: [
        { role: "developer", content: "Be brief." },
        { role: "assistant", content: "ho", refusal: null, reasoning_content: "hm" },
        { role: "user", content: "hi" },
      ],
    },
    call,
  );
  expect(asked[0]?.body).toEqual({
    model: "llama",
    max_tokens: 9,
    keep_alive: "5m",
    messages: [
      { role: "system", content: "Be brief." },
      { role: "assistant", content: "ho" },
      { role: "user", content: "hi" },
    ],
  });
});

it("takes a server's peculiarities as options", async () => {
  const answers = [eventStream(piece({ content: "hi" }), piece({}, "eos"))] as const;
  const { fetch, asked } = answering(...answers);
  const provider = openAICompatible({
    id: "house",
    baseURL,
    fetch,
    models: [card({}, { name: "llama" })],
    maxTokensField: "max_completion_tokens",
    developerRole: "developer",
    streamUsage: false,
    keepsReasoning: true,
    keepsCacheControl: true,
  });
  const messages = [
    {
      role: "developer" as const,
      content: [{ type: "text" as const, text: "Be brief.", cache_control: { type: "ephemeral" } }],
    },
    { role: "assistant" as const, content: "ho", reasoning_content: "hm" },
  ];
  const reply = await provider.stream({ model: "auto", max_tokens: 9, messages }, call);
  expect((await all(reply.body)).at(-1)?.choices[0]?.finish_reason).toBe("stop");
  expect(reply.warnings).toEqual([]);
  expect(asked[0]?.body).toEqual({ model: "llama", max_completion_tokens: 9, stream: true, messages });
});
