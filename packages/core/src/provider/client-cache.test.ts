import { expect, it } from "vitest";
import { ClientCache } from "./client-cache.ts";

it("makes one client for each key, and one for none", async () => {
  const made: (string | undefined)[] = [];
  const cache = new ClientCache(async (credential) => {
    made.push(credential);
    return { credential };
  });
  expect(await cache.of("a")).toBe(await cache.of("a"));
  expect((await cache.of(undefined)).credential).toBeUndefined();
  await cache.of("b");
  expect(made).toEqual(["a", undefined, "b"]);
});

it("forgets the client that was used longest ago, and no other", async () => {
  let made = 0;
  const cache = new ClientCache(async (credential) => {
    made += 1;
    return { credential };
  });
  for (let key = 0; key < 256; key += 1) await cache.of(`key ${key}`);
  await cache.of("key 0");
  await cache.of("one more");
  expect(made).toBe(257);
  await cache.of("key 0");
  expect(made).toBe(257);
  await cache.of("key 1");
  expect(made).toBe(258);
});

it("keeps no client that could not be made", async () => {
  let fail = true;
  const cache = new ClientCache(async () => {
    if (fail) throw new Error("no SDK");
    return {};
  });
  await expect(cache.of("a")).rejects.toThrow("no SDK");
  fail = false;
  await expect(cache.of("a")).resolves.toEqual({});
});
