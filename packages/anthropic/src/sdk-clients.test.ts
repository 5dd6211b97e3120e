import { expect, it } from "vitest";
import { faultOf } from "../test/fixtures.ts";
import { SdkClients } from "./sdk-clients.ts";

it("keeps one client for each key, and forgets the oldest of very many", async () => {
  const clients = new SdkClients({});
  const first = await clients.of("key-0");
  expect(await clients.of("key-0")).toBe(first);
  expect(await clients.of("key-1")).not.toBe(first);
  for (let index = 2; index <= 256; index += 1) await clients.of(`key-${index}`);
  expect(await clients.of("key-0")).not.toBe(first);
});

it("makes clients that neither retry nor log: the SDK would write what it can't parse to the console", async () => {
  expect(await new SdkClients({}).of("key")).toMatchObject({ maxRetries: 0, logLevel: "off" });
});

it("gives the client that it was given, whatever the key", async () => {
  const client = {
    messages: {
      create: () => Object.assign(Promise.resolve(), { asResponse: async () => ({ headers: new Headers() }) }),
    },
  };
  const clients = new SdkClients({ client });
  await clients.load();
  expect(await clients.of(undefined)).toBe(client);
  expect(await clients.of("key")).toBe(client);
});

it("does not call without a key", async () => {
  const fault = await faultOf(() => new SdkClients({}).of(undefined));
  expect(fault.kind).toBe("auth");
});

it("lets the caller's own header stand over the key", async () => {
  const seen: Headers[] = [];
  const clients = new SdkClients({
    headers: { authorization: "Basic gateway" },
    fetch: async (_input, init) => {
      seen.push(new Headers(init?.headers));
      return new Response("{}", { headers: { "content-type": "application/json" } });
    },
  });
  const client = await clients.of("key");
  await client.messages.create({ model: "m", max_tokens: 1, messages: [] });
  expect(seen[0]?.get("authorization")).toBe("Basic gateway");
});
