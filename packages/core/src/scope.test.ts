import { describe, expect, it } from "vitest";
import { deafProvider, hello, rejection, type StageOptions, stage } from "../test/stage.ts";
import { ProviderStream } from "./execution/provider-stream.ts";

describe("for()", () => {
  it("sets options for every request that does not say otherwise, one scope over another", async () => {
    const set = stage();
    const tags: (readonly string[])[] = [];
    set.overture.on("decision", (event) => tags.push(event.tags));
    const outer = set.overture.for({ tags: ["outer"], maxTotalMs: 5000 });
    const inner = outer.for({ tags: ["inner"], maxTotalMs: undefined });
    for (const scope of [set.overture, outer, inner]) await set.clock.runUntil(scope.chat.completions.create(hello));
    await set.clock.runUntil(inner.chat.completions.create({ ...hello, overture: { tags: ["own"] } }));
    expect(tags).toEqual([[], ["outer"], ["inner"], ["own"]]);
  });

  it("keeps what an outer scope set, though an inner one, or a request, has it undefined", async () => {
    const set = stage({ providers: [deafProvider("a")] });
    const scope = set.overture.for({ maxTotalMs: 5000 }).for({ maxTotalMs: undefined, tags: ["x"] });
    const asked = scope.chat.completions.create({ ...hello, overture: { maxTotalMs: undefined } });
    await expect(set.clock.runUntil(asked)).rejects.toMatchObject({ code: "deadline_exceeded" });
    expect(set.clock.monotonic()).toBe(5000);
  });

  it("does not follow what becomes of the options that it was given", async () => {
    const set = stage({ providers: [deafProvider("a")] });
    const options = { maxTotalMs: 5000 };
    const scope = set.overture.for(options);
    options.maxTotalMs = 1;
    await expect(set.clock.runUntil(scope.chat.completions.create(hello))).rejects.toMatchObject({ status: 504 });
    expect(set.clock.monotonic()).toBe(5000);
  });

  it("holds for fetch as well, under what the request's headers say", async () => {
    const set = stage();
    const tags: (readonly string[])[] = [];
    set.overture.on("decision", (event) => tags.push(event.tags));
    const { fetch } = set.overture.for({ tags: ["scope"] });
    const init = { method: "POST", body: JSON.stringify(hello) };
    await set.clock.runUntil(fetch("/v1/chat/completions", init));
    await set.clock.runUntil(fetch("/v1/chat/completions", { ...init, headers: { "x-overture-tags": "one, two" } }));
    expect(tags).toEqual([["scope"], ["one", "two"]]);
  });

  it.each<[string, StageOptions]>([
    ["what decisions rest on", {}],
    ["a tenant", { tenants: async () => ({}) }],
    ["a budget", { budget: { usd: 1 } }],
  ])("begins nothing once it is closed, though it was asked before and waited for %s", async (_, options) => {
    const set = stage(options);
    const scope = set.overture.for(options.tenants ? { tenant: "acme" } : {});
    const asked = rejection(scope.chat.completions.create(hello));
    const embedding = rejection(scope.embeddings.create({ model: "a/m", input: "x" }));
    const closing = set.overture.close();
    await set.clock.runUntil(closing);
    expect(await set.clock.runUntil(asked)).toMatchObject({ code: "closed" });
    await set.clock.runUntil(embedding);
    expect(set.provider("a").calls).toEqual([]);
  });

  it("is closed with the Overture that it is of", async () => {
    const set = stage();
    const scope = set.overture.for({ tags: ["x"] });
    await set.overture.close();
    await expect(scope.chat.completions.create(hello)).rejects.toMatchObject({ code: "closed" });
  });
});

it("gives a stream where one is asked for, and only there", async () => {
  const set = stage();
  const create = (stream: boolean | null | undefined) =>
    set.clock.runUntil(set.overture.chat.completions.create({ ...hello, stream }));
  expect(await create(true)).toBeInstanceOf(ProviderStream);
  for (const stream of [false, null, undefined]) expect(await create(stream)).not.toBeInstanceOf(ProviderStream);
});

it("can be handed around in parts, since nothing in it needs its owner", async () => {
  const set = stage();
  const { create } = set.overture.chat.completions;
  const { list } = set.overture.models;
  expect((await set.clock.runUntil(create(hello))).model).toBe("a/m");
  expect((await list()).data.map(({ id }) => id)).toEqual(["auto", "a/m", "b/m"]);
});

it("lists only the models of providers that have a key", async () => {
  const set = stage({ cast: { a: { keys: [] }, b: {} } });
  expect((await set.overture.models.list()).data.map(({ id }) => id)).toEqual(["auto", "b/m"]);
});
