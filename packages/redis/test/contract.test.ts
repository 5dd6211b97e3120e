import { needsProgram } from "@overture/house";
import { type RedisServer, type StoreContractOptions, startRedisServer, storeContract } from "@overture/testing";
import { Redis as Upstash } from "@upstash/redis";
import { Redis } from "ioredis";
import { createClient, createCluster } from "redis";
import { afterAll, beforeAll, describe, test } from "vitest";
import { type EvalClientLike, redisStore } from "../src/index.ts";
import { type RestServer, startRestServer } from "./rest-server.ts";

const needsRedis = needsProgram("redis-server");

/** Runs the contract through a way to reach a server. */
function runContract(
  name: string,
  isCluster: boolean,
  options: (server: () => RedisServer) => StoreContractOptions & { readonly end?: () => Promise<unknown> },
): void {
  describe(`contract: ${name}`, () => {
    let server: RedisServer | undefined;
    const { end, ...contract } = options(() => {
      if (!server) throw new Error("the server was not started");
      return server;
    });
    beforeAll(async () => {
      if (needsRedis.met) server = await startRedisServer({ cluster: isCluster });
    });
    afterAll(async () => {
      await end?.();
      await server?.close();
    });
    for (const { name: caseName, run, skip } of storeContract(contract)) {
      test(caseName, async (context) => {
        needsRedis(context);
        if (skip !== undefined) context.skip(skip);
        await run();
      });
    }
  });
}

const interruptOf = (server: () => RedisServer) => async () => {
  await server().command("CLIENT KILL TYPE normal");
};

const connect = (url: string) =>
  createClient({ url })
    .on("error", () => undefined)
    .connect();

const connectCluster = (url: string) =>
  createCluster({ rootNodes: [{ url }] })
    .on("error", () => undefined)
    .connect();

runContract("redis, by its URL", false, (server) => ({
  create: () => redisStore({ url: server().url }),
  interrupt: interruptOf(server),
}));

runContract("redis, a client of one's own", false, (server) => {
  let client: ReturnType<typeof connect> | undefined;
  return {
    create: async () => {
      client ??= connect(server().url);
      return redisStore({ client: await client });
    },
    interrupt: interruptOf(server),
    end: async () => (await client)?.destroy(),
  };
});

runContract("ioredis", false, (server) => {
  let client: Redis | undefined;
  return {
    create: () => {
      client ??= new Redis(server().port, "127.0.0.1").on("error", () => undefined);
      return redisStore({ client });
    },
    interrupt: interruptOf(server),
    end: async () => client?.disconnect(),
  };
});

runContract("a cluster of one node", true, (server) => {
  let client: ReturnType<typeof connectCluster> | undefined;
  return {
    create: async () => {
      client ??= connectCluster(server().url);
      return redisStore({ client: await client });
    },
    missing: { reconnects: "how a cluster's client reconnects is the client's own matter" },
    end: async () => (await client)?.destroy(),
  };
});

runContract("Upstash's REST client", false, (server) => {
  let redis: Redis | undefined;
  let rest: Promise<RestServer> | undefined;
  return {
    create: async () => {
      redis ??= new Redis(server().port, "127.0.0.1").on("error", () => undefined);
      rest ??= startRestServer(redis);
      const { url, token } = await rest;
      return redisStore({ client: new Upstash({ url, token, enableTelemetry: false }) });
    },
    missing: { reconnects: "each request is one of its own" },
    end: async () => {
      await (await rest)?.close();
      redis?.disconnect();
    },
  };
});

runContract("a client that only has eval", false, (server) => {
  let client: Redis | undefined;
  return {
    create: () => {
      client ??= new Redis(server().port, "127.0.0.1").on("error", () => undefined);
      const redis = client;
      // As Upstash's REST client takes it.
      const run: EvalClientLike["eval"] = (script, keys, args) => redis.eval(script, keys.length, ...keys, ...args);
      return redisStore({ client: { eval: run } });
    },
    missing: { reconnects: "how a client reconnects is its own matter" },
    end: async () => client?.disconnect(),
  };
});
