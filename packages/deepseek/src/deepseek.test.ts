import { inspect } from "node:util";
import { afterEach, expect, it, vi } from "vitest";
import { answer, answering, callTo, sent } from "../test/sent.ts";
import { deepseek } from "./deepseek.ts";
import { models } from "./models.ts";

const request = { model: "auto", messages: [{ role: "user" as const, content: "hi" }] };

afterEach(() => vi.unstubAllEnvs());

it("finds its key in the environment, and is inactive without", () => {
  vi.stubEnv("DEEPSEEK_API_KEY", "");
  const provider = deepseek();
  expect(provider).toMatchObject({ id: "deepseek", keyVariables: ["DEEPSEEK_API_KEY"], models });
  expect(provider.credentials?.()).toEqual([]);
  vi.stubEnv("DEEPSEEK_API_KEY", "sk-environment");
  expect(provider.credentials?.()).toEqual(["sk-environment"]);
  expect(inspect(deepseek({ apiKey: "sk-secret" }), { depth: 9, showHidden: true })).not.toContain("sk-secret");
});

it("calls DeepSeek, whatever the environment says of OpenAI", async () => {
  vi.stubEnv("OPENAI_BASE_URL", "http://gateway.test/v1");
  vi.stubEnv("OPENAI_ORG_ID", "org-1");
  const { url, headers } = await sent({});
  expect(url).toBe("https://api.deepseek.com/chat/completions");
  expect(headers.get("authorization")).toBe("Bearer sk-0123456789");
  expect(headers.has("openai-organization")).toBe(false);
  expect(() => deepseek({ baseURL: "deepseek.com" })).toThrow('deepseek: the option baseURL is "deepseek.com"');
});

it("reads reasoning and cached tokens, and names the request by DeepSeek's trace", async () => {
  const said = answer({ reasoning_content: "Hm." });
  const { fetch } = answering(() => Response.json(said, { headers: { "x-ds-trace-id": "trace-1" } }));
  const reply = await deepseek({ apiKey: "sk-0123456789", fetch }).chat(request, callTo("deepseek-v4-flash"));
  expect(reply.requestId).toBe("trace-1");
  expect(reply.body.choices[0]?.message).toMatchObject({ content: "Hello.", reasoning_content: "Hm." });
  expect(reply.body.usage).toMatchObject({ prompt_tokens: 9, prompt_tokens_details: { cached_tokens: 4 } });
});

it("takes an answer that comes after empty lines", async () => {
  const { fetch } = answering(
    () => new Response(`\n\n\n${JSON.stringify(answer())}`, { headers: { "content-type": "application/json" } }),
  );
  const reply = await deepseek({ apiKey: "sk-0123456789", fetch }).chat(request, callTo("deepseek-v4-flash"));
  expect(reply.body.choices[0]?.message.content).toBe("Hello.");
});

it.each([
  [402, { message: "Insufficient Balance", type: "unknown_error", code: "invalid_request_error" }, "quota"],
  [422, { message: "Invalid parameters", type: "invalid_request_error" }, "invalid_request"],
  [400, { message: "Model Not Exist", type: "invalid_request_error", code: "invalid_request_error" }, "not_found"],
  [503, { message: "Service is too busy.", type: "service_unavailable_error" }, "overloaded"],
])("understands status %i with %j as %s", async (status, error, kind) => {
  const { fetch } = answering(() => Response.json({ error }, { status, headers: { "x-ds-trace-id": "trace-2" } }));
  const asked = deepseek({ apiKey: "sk-0123456789", fetch }).chat(request, callTo("deepseek-v4-flash"));
  await expect(asked).rejects.toMatchObject({ kind, status, message: error.message, requestId: "trace-2" });
});

it("takes an answer for which DeepSeek had no resources as none", async () => {
  const { fetch } = answering(() => Response.json(answer({}, { finish_reason: "insufficient_system_resource" })));
  const asked = deepseek({ apiKey: "sk-0123456789", fetch }).chat(request, callTo("deepseek-v4-flash"));
  await expect(asked).rejects.toMatchObject({ kind: "overloaded" });
});

it("asks at the beta address for an answer that goes on from words of its own, and thinks of none", async () => {
  const messages = [...request.messages, { role: "assistant" as const, content: "Once " }];
  const { url, body, warnings } = await sent({ messages, reasoning_effort: "high" });
  expect(url).toBe("https://api.deepseek.com/beta/chat/completions");
  expect(body.messages).toEqual([...request.messages, { role: "assistant", content: "Once ", prefix: true }]);
  expect(body.thinking).toEqual({ type: "disabled" });
  expect(warnings).toEqual(["parameter_dropped reasoning_effort"]);
  expect((await sent({})).url).toBe("https://api.deepseek.com/chat/completions");
});

it("does so elsewhere only where it is told of an address, and its cards say no more", async () => {
  const { fetch, last } = answering(() => Response.json(answer()));
  const elsewhere = { apiKey: "sk-0123456789", fetch, baseURL: "https://gateway.test/deepseek" };
  const messages = [...request.messages, { role: "assistant" as const, content: "Once " }];
  const provider = deepseek(elsewhere);
  expect(provider.models.some((card) => card.capabilities.assistantPrefix)).toBe(false);
  await provider.chat({ ...request, messages }, callTo("deepseek-v4-flash"));
  expect(last()).toMatchObject({ url: "https://gateway.test/deepseek/chat/completions", body: { messages } });
  const told = deepseek({ ...elsewhere, betaURL: "https://gateway.test/beta" });
  expect(told.models).toBe(models);
  await told.chat({ ...request, messages }, callTo("deepseek-v4-flash"));
  expect(last().url).toBe("https://gateway.test/beta/chat/completions");
  expect(() => deepseek({ betaURL: "gateway.test" })).toThrow('the option betaURL is "gateway.test"');
});

it.each([{ apikey: "sk-canary" }, { apiKey: 5 }, { client: {} }, { fetch: "x" }])("refuses %j", (options) => {
  const make = () => deepseek(options as never);
  expect(make).toThrow(expect.objectContaining({ code: "invalid_option", param: Object.keys(options)[0] }));
  expect(make).not.toThrow(/canary/);
});
