import { scriptedProvider, virtualClock } from "@overture/testing";
import { describe, expect, it } from "vitest";
import { card, hello, rejection, stage } from "../../test/stage.ts";
import { storeAround } from "../../test/store-around.ts";
import type { TenantOptions } from "../options/options.ts";
import { memoryStore } from "../state/index.ts";
import type { OvertureEvents } from "../telemetry/index.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
await Promise.all([import("./admissions.ts"), import("../list-models.ts"), import("../wire/index.ts")]);

describe("who a tenant is", () => {
  it("is asked of the function for as long as its answer holds, and again when that is wished", async () => {
    const asked: string[] = [];
    const set = stage({
      tenants: (id) => {
        asked.push(id);
        return asked.length > 1 ? { suspended: true } : {};
      },
      tenantTimeToLiveMs: 60_000,
    });
    const acme = { overture: { tenant: "acme" } };
    await set.answer(acme);
    await set.answer(acme);
    expect(asked).toEqual(["acme"]);
    await set.overture.tenants.refresh("acme");
    expect(await set.failure(acme)).toMatchObject({ code: "tenant_suspended", status: 403 });
    expect(asked).toEqual(["acme", "acme"]);
  });

  it.each<[string, () => TenantOptions | Promise<TenantOptions>]>([
    ["throws", () => Promise.reject(new Error("password=hunter2"))],
    ["hangs", () => new Promise(() => {})],
    ["gives what makes no sense", () => ({ budget: { usd: -1 } })],
  ])("is not guessed where the function %s: 503, and nobody is called", async (_, tenants) => {
    const set = stage({ tenants, defaultTenant: {} });
    const error = await set.failure({ overture: { tenant: "acme" } });
    expect(error).toMatchObject({ code: "tenant_unavailable", status: 503, param: "tenant" });
    expect(JSON.stringify(error)).not.toContain("hunter2");
    expect(set.provider("a").calls).toHaveLength(0);
  });

  it("is whoever the default stands for, where there is one", async () => {
    const set = stage({ tenants: {}, defaultTenant: { models: { deny: ["a/*"] } } });
    expect((await set.answer({ overture: { tenant: "anybody" } })).model).toBe("b/m");
  });

  it("is set by overture.for(), and a request that is handed on does not change it", async () => {
    const set = stage({ tenants: { acme: {}, zeta: {} }, users: {} });
    const { completions } = set.overture.for({ tenant: "acme", user: "ann" }).chat;
    for (const overture of [{ tenant: "zeta" }, { user: "bob" }]) {
      const error = await set.clock.runUntil(rejection(completions.create({ ...hello, overture })));
      expect(error).toMatchObject({ code: "invalid_request", status: 400 });
    }
    await set.clock.runUntil(completions.create({ ...hello, overture: { tenant: "acme" } }));
  });
});

describe("isolation", () => {
  it("keeps a tenant's keys to itself: nobody else is called with them, and no key of the app's stands in", async () => {
    const clock = virtualClock();
    const [a, b] = ["a", "b"].map((id) => scriptedProvider({ id, clock, models: [{ name: "m", card }] }));
    if (!a || !b) throw new Error("no providers");
    const keyed = [a, b].map((provider) => ({ ...provider, credentials: () => [`app-${provider.id}`] }));
    const set = stage({ clock, providers: keyed, tenants: { acme: { keys: { a: ["acme-a"] } }, plain: {} } });
    for (const tenant of ["acme", undefined, "plain", "acme"]) await set.answer({ overture: { tenant } });
    expect(a.calls.map(({ credential }) => credential)).toEqual(["acme-a", "app-a", "app-a", "acme-a"]);
    a.always({ fault: "server" });
    const error = await set.failure({ overture: { tenant: "acme" } });
    expect(error.code).toBe("provider_failed");
    expect(b.calls).toHaveLength(0);
  });

  it("says that the tenant has no key, and nothing of the app's", async () => {
    const set = stage({ cast: { a: { keys: ["app-a"] } }, tenants: { acme: { strictKeys: true } } });
    const error = await set.failure({ overture: { tenant: "acme" } });
    expect(error).toMatchObject({ code: "no_provider", message: "The tenant has no key for any provider." });
  });

  it("opens nobody else's breaker for a tenant's bad keys, bad requests and short deadlines", async () => {
    const set = stage({
      cast: { a: { keys: ["app-a"] } },
      tenants: { bad: { keys: { a: "wrong" } }, odd: {}, hasty: {} },
      retries: 0,
    });
    const opened: unknown[] = [];
    set.overture.on("breaker", (event) => opened.push(event));
    for (let count = 0; count < 20; count += 1) await set.failure({ overture: { tenant: "bad" } });
    set.provider("a").always({ fault: "invalid_request" });
    for (let count = 0; count < 20; count += 1) await set.failure({ overture: { tenant: "odd" } });
    set.provider("a").always({ hang: true });
    for (let count = 0; count < 20; count += 1) await set.failure({ overture: { tenant: "hasty", maxTotalMs: 100 } });
    expect(opened).toEqual([]);
    set.provider("a").reset();
    expect((await set.answer()).model).toBe("a/m");
  });

  it("takes nobody's conversation for another's, though they say the same", async () => {
    const set = stage({ tenants: { acme: {}, zeta: {} } });
    const seed = async (tenant: string) =>
      (await set.overture.for({ tenant }).decide(hello)).assessment.profile.conversation;
    expect(await seed("acme")).not.toBe(await seed("zeta"));
    expect(await seed("acme")).toBe(await seed("acme"));
  });

  it("lists a tenant only what it may use, by its keys and its models", async () => {
    const set = stage({
      cast: { a: { keys: ["app-a"] }, b: { keys: ["app-b"] } },
      tenants: { mine: { keys: { a: "acme-a" } }, eu: { models: { deny: ["a/*"] } }, gone: { suspended: true } },
    });
    const ids = async (tenant?: string) =>
      (await set.overture.for(tenant ? { tenant } : {}).models.list()).data.map(({ id }) => id);
    expect([await ids(), await ids("mine"), await ids("eu")]).toEqual([
      ["auto", "a/m", "b/m"],
      ["auto", "a/m"],
      ["auto", "b/m"],
    ]);
    await expect(ids("gone")).rejects.toMatchObject({ code: "tenant_suspended" });
  });
});

describe("what is told", () => {
  it("names the tenant and the user in a request's events", async () => {
    const set = stage({ tenants: { acme: {} } });
    const told: unknown[] = [];
    set.overture.on("answer", ({ tenant, user }) => told.push([tenant, user]));
    await set.answer({ overture: { tenant: "acme", user: "ann" } });
    expect(told).toEqual([["acme", "ann"]]);
  });

  it("of a budget: once for each share, by whom it is heard", async () => {
    const set = stage({ tenants: { acme: { budget: { usd: 0.004, per: "day" } } } });
    set.provider("a").always({ answer: "Hi", outputTokens: () => 50 });
    const told: OvertureEvents["budget"][] = [];
    set.overture.on("budget", (event) => told.push(event));
    for (let count = 0; count < 100; count += 1) {
      await set.answer({ overture: { tenant: "acme" }, max_completion_tokens: 50 }).catch(() => undefined);
    }
    await set.clock.advance(1);
    expect(told.map(({ tenant, owner, per, share }) => [tenant, owner, per, share])).toEqual([
      ["acme", "tenant", "day", 0.75],
      ["acme", "tenant", "day", 0.9],
    ]);
  });

  it("of the store: when it goes and when it is back, once each", async () => {
    let isDown = false;
    const clock = virtualClock();
    const inner = memoryStore({ clock });
    const store = storeAround(inner, {
      hold: (...all) => (isDown ? Promise.reject(new Error("down")) : inner.hold(...all)),
      settle: (...all) => (isDown ? Promise.reject(new Error("down")) : inner.settle(...all)),
    });
    const set = stage({ tenants: { acme: { budget: { usd: 1 } } }, store, clock });
    const told: string[] = [];
    set.overture.on("store", ({ state }) => told.push(state));
    const acme = { overture: { tenant: "acme" }, max_completion_tokens: 5 };
    await set.answer(acme);
    isDown = true;
    for (let count = 0; count < 3; count += 1) await set.failure(acme);
    isDown = false;
    await set.answer(acme);
    expect(told).toEqual(["down", "up"]);
  });
});
