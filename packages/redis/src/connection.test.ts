import { needsProgram } from "@overture/house";
import { startRedisServer } from "@overture/testing";
import { expect, it, onTestFinished } from "vitest";
import { redisStore } from "./redis-store.ts";

const needsRedis = needsProgram("redis-server");
const one = { book: "book", counter: "counter", by: 1 };

it("fails at once while no server is there, and goes on when it is", async (context) => {
  needsRedis(context);
  const server = await startRedisServer();
  const store = redisStore({ url: server.url });
  onTestFinished(async () => {
    await store.close();
    await server.close();
  });
  await server.kill();
  const before = performance.now();
  await expect(store.add("space", [one])).rejects.toThrow();
  expect(performance.now() - before).toBeLessThan(2000);
  await server.start();
  await store.add("space", [{ ...one, once: "a" }]);
  await server.kill();
  await expect(store.add("space", [{ ...one, once: "b" }])).rejects.toThrow();
  await server.start();
  await expect.poll(() => store.add("space", [{ ...one, once: "a" }]), { timeout: 5000 }).toEqual({ repeated: ["a"] });
  const [snapshot] = await store.read("space", [{ book: "book" }]);
  expect(snapshot?.counters.get("counter")?.posted).toBe(1);
});

it("loads what it connects with ahead of time, whether a server is there or not", async (context) => {
  const store = redisStore({ url: "redis://127.0.0.1:1" });
  await store.preload?.();
  await expect(store.add("space", [one])).rejects.toThrow();
  await store.close();
  needsRedis(context);
  const server = await startRedisServer();
  const ready = redisStore({ url: server.url });
  onTestFinished(async () => {
    await ready.close();
    await server.close();
  });
  await ready.preload?.();
  expect(await ready.add("space", [one])).toEqual({ repeated: [] });
});

it("takes no operation after it was closed", async () => {
  const store = redisStore({ url: "redis://127.0.0.1:1" });
  await store.close();
  await expect(store.add("space", [one])).rejects.toThrow("The store was closed.");
});
