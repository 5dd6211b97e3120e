import { needsProgram } from "@overture/house";
import { startRedisServer } from "@overture/testing";
import { Redis as Upstash } from "@upstash/redis";
import { Redis } from "ioredis";
import { expect, it, onTestFinished } from "vitest";
import { redisStore } from "../src/index.ts";
import { startRestServer } from "./rest-server.ts";

const needsRedis = needsProgram("redis-server");

async function stage() {
  const server = await startRedisServer();
  const redis = new Redis(server.port, "127.0.0.1").on("error", () => undefined);
  const rest = await startRestServer(redis);
  onTestFinished(async () => {
    await rest.close();
    redis.disconnect();
    await server.close();
  });
  return rest;
}

it.for([
  ["as it is made by default", {}],
  ["without pipelines", { enableAutoPipelining: false }],
  ["with texts as they are", { responseEncoding: false }],
  ["that reads no JSON by itself", { automaticDeserialization: false }],
] as const)("gives the numbers that were put in through a client %s", async ([, options], context) => {
  needsRedis(context);
  const { url, token, commands } = await stage();
  const store = redisStore({ client: new Upstash({ url, token, enableTelemetry: false, ...options }) });
  // Names and numbers that a client may take for JSON.
  const additions = [
    { counter: "12345678901234567890", by: 9007199254740991 },
    { counter: '{"a":1}', by: 1e-20 },
    { counter: "null", by: 0.1 + 0.2 },
    { counter: "1e5", by: -3 },
  ].map((each) => ({ book: "123", ...each }));
  await store.add("42", additions);
  const [book] = await store.read("42", [{ book: "123" }]);
  expect([...(book?.counters ?? [])].map(([counter, { posted }]) => ({ counter, by: posted })).sort(byName)).toEqual(
    additions.map(({ counter, by }) => ({ counter, by })).sort(byName),
  );
  await store.read("42", [{ book: "123", since: book?.version }]);
  await store.read("42", [{ book: "123" }]);
  expect(commands).toEqual(["evalsha", "eval", "evalsha", "eval", "evalsha", "evalsha"]);
});

it("rejects with what the server said, where the token is wrong", async (context) => {
  needsRedis(context);
  const { url } = await stage();
  const store = redisStore({ client: new Upstash({ url, token: "wrong", enableTelemetry: false }) });
  await expect(store.read("42", [{ book: "123" }])).rejects.toThrow(/WRONGPASS/);
});

function byName(one: { readonly counter: string }, other: { readonly counter: string }): number {
  return one.counter < other.counter ? -1 : 1;
}
