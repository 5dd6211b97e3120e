import { type VirtualClock, virtualClock } from "@overture/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { TenantKeyrings } from "./tenant-keys.ts";

interface Pool {
  readonly owner: string;
  keys(): readonly string[];
}

let clock: VirtualClock;
let failures: string[];
let rings: TenantKeyrings<Pool>;
const appPool = (id: string): Pool => ({ owner: `app ${id}`, keys: () => [`app-${id}-key`] });

beforeEach(() => {
  clock = virtualClock();
  failures = [];
  const providers = [
    { id: "openai", credentials: () => [] },
    { id: "mistral", credentials: () => [] },
    { id: "local" },
  ];
  rings = new TenantKeyrings<Pool>({
    providers,
    appPools: new Map(providers.map(({ id }) => [id, appPool(id)])),
    makePool: (provider, tenant, keys) => ({ owner: `${tenant} ${provider}`, keys }),
    clock,
    timeToLiveMs: 60_000,
    timeoutMs: 500,
    onFailure: (...told) => failures.push(told.join(" ")),
  });
});

async function keysOf(tenant: string, terms: Parameters<typeof rings.pools>[1]) {
  const pools = await clock.runUntil(Promise.resolve(rings.pools(tenant, terms)));
  return Object.fromEntries([...pools].map(([id, pool]) => [id, pool.keys().join()]));
}

describe("a tenant's keys", () => {
  it("are the app's where it brings none", async () => {
    expect(await keysOf("acme", {})).toEqual({
      openai: "app-openai-key",
      mistral: "app-mistral-key",
      local: "app-local-key",
    });
  });

  it("are never filled up with the app's where it brings any: what needs no key stays", async () => {
    expect(await keysOf("acme", { keys: { openai: "acme-1" } })).toEqual({
      openai: "acme-1",
      mistral: "",
      local: "app-local-key",
    });
    expect(await keysOf("none", { strictKeys: true })).toMatchObject({ openai: "", mistral: "" });
  });

  it("are filled up with the app's where that is asked for", async () => {
    const terms = { keys: { openai: ["acme-1", "acme-2"] }, strictKeys: false };
    expect(await keysOf("acme", terms)).toEqual({
      openai: "acme-1,acme-2",
      mistral: "app-mistral-key",
      local: "app-local-key",
    });
  });

  it("of one tenant are not those of another", async () => {
    await keysOf("acme", { keys: { openai: "acme-1" } });
    expect(await keysOf("zeta", { keys: { openai: "zeta-1" } })).toMatchObject({ openai: "zeta-1" });
    expect(await keysOf("acme", { keys: { openai: "acme-2" } })).toMatchObject({ openai: "acme-2" });
  });

  it("change with the terms, in the pool that knows which of them rest", async () => {
    const before = await rings.pools("acme", { keys: { openai: "acme-1" } });
    const pool = before.get("openai");
    const after = await rings.pools("acme", { keys: { openai: "acme-2", mistral: "acme-3" } });
    expect(after.get("openai")).toBe(pool);
    expect(pool?.keys()).toEqual(["acme-2"]);
    expect(after.get("mistral")?.owner).toBe("acme mistral");
    const none = await rings.pools("acme", { keys: { mistral: "acme-3" } });
    expect(none.get("openai")?.keys()).toEqual([]);
  });
});

describe("keys that are fetched", () => {
  it("are fetched once for as long as they hold", async () => {
    let fetched = 0;
    const fetchKey = async () => {
      fetched += 1;
      return `key-${fetched}`;
    };
    const terms = { keys: { openai: fetchKey } };
    await Promise.all([keysOf("acme", terms), keysOf("acme", terms)]);
    expect(await keysOf("acme", terms)).toMatchObject({ openai: "key-1" });
    await clock.advance(60_000);
    expect(await keysOf("acme", terms)).toMatchObject({ openai: "key-2" });
    rings.forget("acme");
    expect(await keysOf("acme", terms)).toMatchObject({ openai: "key-3" });
  });

  it.each<[string, () => never | Promise<never>]>([
    [
      "throws",
      () => {
        throw new RangeError("secret vault://token");
      },
    ],
    ["hangs", () => new Promise<never>(() => {})],
    ["gives no text", async () => 5 as never],
    ["gives an empty list", async () => [] as never],
  ])("leave nobody's keys in their place when the function %s", async (_, source) => {
    const failing = { keys: { openai: source } };
    const error = await clock.runUntil(
      Promise.resolve(rings.pools("acme", failing)).catch((reason: unknown) => reason),
    );
    expect(error).toMatchObject({ code: "tenant_unavailable", status: 503 });
    expect(String(error) + failures.join()).not.toContain("secret");
    expect(await keysOf("both", { keys: { openai: source, mistral: "m" } })).toMatchObject({
      openai: "",
      mistral: "m",
    });
  });

  it("that were on their way when the terms changed are nobody's keys any more", async () => {
    let give = (_: string): void => {};
    const slow = { keys: { openai: () => new Promise<string>((resolve) => (give = resolve)) } };
    const asked = Promise.resolve(rings.pools("acme", slow));
    const changed = keysOf("acme", { keys: { openai: async () => "new" } });
    give("old");
    expect(await changed).toMatchObject({ openai: "new" });
    expect((await clock.runUntil(asked)).get("openai")?.keys()).toEqual(["new"]);
  });

  it("are asked for again soon after they could not be had", async () => {
    let isDown = true;
    const terms = {
      keys: {
        mistral: "m",
        openai: async () => {
          if (isDown) throw new TypeError("down");
          return "key";
        },
      },
    };
    expect(await keysOf("acme", terms)).toMatchObject({ openai: "" });
    expect(failures).toEqual(["acme openai TypeError"]);
    isDown = false;
    await clock.advance(5000);
    expect(await keysOf("acme", terms)).toMatchObject({ openai: "key" });
  });
});
