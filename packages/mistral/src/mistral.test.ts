import { expect, it } from "vitest";
import { answer, answering, callOf, cardOf, chunks, collect, faultOf, json, sse } from "../test/fixtures.ts";
import { mistral } from "./mistral.ts";
import { embeddingModels, models } from "./models.ts";

const request = { model: "mistral/mistral-small-latest", messages: [{ role: "user" as const, content: "Hi" }] };

it("is called mistral, and looks for its key in MISTRAL_API_KEY", async () => {
  const provider = mistral({ apiKey: "" });
  expect([provider.id, provider.keyVariables]).toEqual(["mistral", ["MISTRAL_API_KEY"]]);
  expect(mistral({ apiKeys: ["a", "b"] }).credentials?.()).toEqual(["a", "b"]);
  expect((await faultOf(() => provider.chat(request, callOf({ credential: undefined })))).kind).toBe("auth");
});

it("answers whole and streamed, without being loaded first", async () => {
  const { fetch } = answering(() => json(answer));
  expect((await mistral({ fetch }).chat(request, callOf())).body.choices[0]?.message.content).toBe("Hello.");
  const { fetch: streaming } = answering(() => sse(chunks));
  expect(await collect((await mistral({ fetch: streaming }).stream(request, callOf())).body)).toHaveLength(4);
});

it("loads as often as it is told to", async () => {
  const provider = mistral();
  await Promise.all([provider.load?.(), provider.load?.()]);
});

it("needs no key where it is given a client", () => {
  const ask = async () => undefined;
  const provider = mistral({ client: { chat: { complete: ask, stream: ask } } });
  expect([provider.credentials, provider.keyVariables]).toEqual([undefined, []]);
});

it("finds its options under the id that it was given", async () => {
  const { seen, fetch } = answering(() => json(answer));
  const provider = mistral({ fetch, id: "le-chat" });
  await provider.chat({ ...request, providerOptions: { "le-chat": { safePrompt: true } } }, callOf());
  expect(provider.id).toBe("le-chat");
  expect(seen[0]?.body.safe_prompt).toBe(true);
});

it("adds the user's model cards, or replaces its own by name", () => {
  const own = { ...cardOf(), name: "mistral-small-latest" };
  const provider = mistral({ models: [own] });
  expect(provider.models[0]).toBe(own);
  expect(provider.models).toHaveLength(models.length + embeddingModels.length);
});

it.each([{ apikey: "sk-canary" }, { apiKey: 5 }, { client: {} }, { fetch: "x" }])("refuses %j", (options) => {
  const make = () => mistral(options as never);
  expect(make).toThrow(expect.objectContaining({ code: "invalid_option", param: Object.keys(options)[0] }));
  expect(make).not.toThrow(/canary/);
});
