import { describe, expect, it } from "vitest";
import { never, rejection } from "../test/stage.ts";
import { cardOf, failing, provider, set } from "../test/vectors.ts";
import { defineProvider } from "./index.ts";

describe("models that do not mix", () => {
  it.each([
    [{ model: "mixed", input: "x" }, "model"],
    [{ model: "a/embed-1", input: "x", overture: { fallbacks: ["b/embed-2"] } }, "fallbacks"],
  ])("never goes to another model, and says which two do not mix: %j", async (request, param) => {
    const second = provider("b", 2, undefined, [cardOf("embed-2")]);
    const { create } = set([provider("a", 1, undefined), second], { routes: { mixed: ["a/embed-1", "b/embed-2"] } });
    const error = await rejection(create(request));
    expect(error).toMatchObject({ code: "invalid_request", status: 400, param });
    expect(String(error)).toContain('a/embed-1 (of "embed-1") and b/embed-2 (of "embed-2")');
  });

  it("leaves out fallbacks that were set for everything and make other vectors, or none", async () => {
    const second = provider("b", 2, undefined, [cardOf("embed-2"), cardOf("chat-1", { embedding: undefined })]);
    const { create } = set([provider("a", 1, failing), second], { fallbacks: ["b/embed-2", "b/chat-1"], retries: 0 });
    const error = await rejection(create({ model: "a/embed-1", input: "x" }));
    expect(error).toMatchObject({ code: "provider_failed", attempts: [{ model: "a/embed-1" }] });
  });
});

it("asks nobody whose window the longest text does not fit, however many short ones do", async () => {
  const { create } = set([provider("a", 1, undefined, [cardOf("embed-1", { contextTokens: 20 })])]);
  const long = "word ".repeat(100);
  for (const input of [long, [long, "short"], ["short", long]]) {
    const error = await rejection(create({ model: "a/embed-1", input }));
    expect(error).toMatchObject({ code: "no_eligible_model" });
    expect(String(error)).toContain("its window of 20 tokens is too small");
  }
  expect((await create({ model: "a/embed-1", input: new Array(100).fill("short") })).data).toHaveLength(100);
});

describe("which model", () => {
  const chat = cardOf("chat-1", { embedding: undefined, recommended: true });

  it("auto is the embedding model of the models option, and an error without one", async () => {
    const mixed = [provider("a", 1, undefined, [chat, cardOf("embed-1")])];
    const named = set(mixed, { models: ["a/chat-1", "a/embed-1"] });
    expect((await named.create({ model: "auto", input: "x" })).model).toBe("a/embed-1");
    const error = await rejection(set(mixed).create({ model: "auto", input: "x" }));
    expect(error).toMatchObject({ code: "no_eligible_model", status: 400, param: "model" });
    expect(String(error)).toContain('Name one that does: "a/embed-1"');
  });

  it("is never a chat model, and a chat request never goes to one that makes vectors", async () => {
    const { create, overture, clock } = set([provider("a", 1, undefined, [chat, cardOf("embed-1")])]);
    expect(String(await rejection(create({ model: "a/chat-1", input: "x" })))).toContain("{ embedding: {} }");
    const messages = [{ role: "user" as const, content: "Hi" }];
    const asked = clock.runUntil(overture.chat.completions.create({ model: "a/embed-1", messages }));
    expect(String(await rejection(asked))).toContain("a/embed-1 makes vectors only");
    const plan = await overture.decide({ model: "a/*", messages });
    expect(plan.ranking.map(({ model }) => model)).toEqual(["a/chat-1"]);
    expect(plan.excluded).toEqual([]);
  });

  it("may be one that no card tells of, with a warning", async () => {
    const { create } = set([provider("a", 1, undefined, [])]);
    const answer = await create({ model: "a/nomic", input: "x" });
    expect(answer.overture).toMatchObject({ cost: { certainty: "unknown" }, warnings: [{ code: "no_model_card" }] });
  });

  it("is nobody's if the adapter makes no vectors", async () => {
    const mute = defineProvider({ id: "a", chat: () => never() });
    const error = await rejection(set([mute]).create({ model: "a/embed-1", input: "x" }));
    expect(error).toMatchObject({ code: "no_eligible_model" });
    expect(String(error)).toContain('the provider "a" has none');
  });
});

it("heeds rules for a user, whom the request names or its scope", async () => {
  const rules = [{ when: { user: "ann" }, never: ["a/*"] }];
  const { create, overture, clock } = set([provider("a", 1, undefined), provider("b", 2, undefined)], { rules });
  const both = { model: "a/embed-1", input: "x", overture: { fallbacks: ["b/embed-1"] } };
  const asked = async (request: object) => (await create({ ...both, ...request })).model;
  expect(await asked({})).toBe("a/embed-1");
  expect(await asked({ user: "ann" })).toBe("b/embed-1");
  const scope = overture.for({ user: "ann" });
  const answer = await clock.runUntil(scope.embeddings.create({ ...both, user: "opaque" }));
  expect(answer.model).toBe("b/embed-1");
});
