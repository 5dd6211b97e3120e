import { expect, it } from "vitest";
import { redisStore } from "./redis-store.ts";

it("wants either a url or a client, and a prefix without braces", () => {
  const client = { eval: async () => "=" };
  expect(() => redisStore({})).toThrow(/either a url/);
  expect(() => redisStore({ url: "redis://localhost", client })).toThrow(/either a url/);
  expect(() => redisStore({ client, prefix: "a{b}" })).toThrow(/not "a\{b\}"/);
});

it("moves a caller's moments to the server's clock", async () => {
  const sent: (readonly string[])[] = [];
  const now = Date.now();
  const client = {
    eval: async (_: string, __: string[], args: string[]) => {
      sent.push(args);
      return `=${JSON.stringify([`${Date.now() + 5000}`, "admitted"])}`;
    },
  };
  const store = redisStore({ client });
  await store.hold("space", "id", { entries: [], guards: [], ttlMs: 10, validUntil: now });
  expect(Math.abs(Number(sent[1]?.[4]) - now - 5000)).toBeLessThan(100);
});
