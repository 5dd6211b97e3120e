import { expect, it } from "vitest";
import { type ClientSource, KeyedClients } from "./keyed-clients.ts";

interface Made {
  readonly key: string | undefined;
}

function clients(changes: Partial<ClientSource<string, Made>> = {}) {
  const loaded: string[] = [];
  const keyed = new KeyedClients<string, Made>({
    client: undefined,
    async load() {
      loaded.push("sdk");
      return "sdk";
    },
    make: (_sdk, key) => ({ key }),
    ...changes,
  });
  return { keyed, loaded };
}

it("makes one client for each key, or for none, and imports the SDK no earlier", async () => {
  const { keyed, loaded } = clients();
  expect(loaded).toEqual([]);
  const first = await keyed.of("a");
  expect(first).toEqual({ key: "a" });
  expect(await keyed.of("a")).toBe(first);
  expect(await keyed.of(undefined)).toEqual({ key: undefined });
  expect(loaded.length).toBeGreaterThan(0);
});

it("imports the SDK when it is told to, unless a client was given", async () => {
  const { keyed, loaded } = clients();
  await keyed.load();
  expect(loaded).toEqual(["sdk"]);
  const given = clients({ client: { key: "mine" }, keyFor: "Somebody" });
  await given.keyed.load();
  expect(await given.keyed.of(undefined)).toEqual({ key: "mine" });
  expect(given.loaded).toEqual([]);
});

it("does not call without a key who cannot be", async () => {
  const { keyed } = clients({ keyFor: "Somebody" });
  await expect(keyed.of(undefined)).rejects.toMatchObject({ kind: "auth", message: "There is no key for Somebody." });
  await expect(keyed.of("")).rejects.toMatchObject({ kind: "auth" });
  expect(await keyed.of("a")).toEqual({ key: "a" });
});

it("makes no client for a key that no HTTP header can carry, and does not quote it", async () => {
  const { keyed, loaded } = clients({ keyFor: "Somebody" });
  for (const key of ["very secret", "sec\nret", "sécret"]) {
    const fault = await keyed.of(key).catch((thrown: unknown) => thrown);
    expect(fault).toMatchObject({ kind: "auth" });
    expect(String(fault)).not.toContain("cret");
  }
  expect(loaded).toEqual([]);
  // Space around it is what headers do without.
  expect(await keyed.of("secret\n")).toEqual({ key: "secret\n" });
});

it("says that an SDK is not there", async () => {
  const { keyed } = clients({ load: () => Promise.reject(new Error("Cannot find package 'sdk'")) });
  const fault = { kind: "unsupported", message: "The provider's SDK can't be loaded: Cannot find package 'sdk'" };
  await expect(keyed.load()).rejects.toMatchObject(fault);
  await expect(keyed.of("a")).rejects.toMatchObject(fault);
});
