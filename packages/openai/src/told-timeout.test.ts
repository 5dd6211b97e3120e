import { expect, it } from "vitest";
import { takeTimeout, tellTimeouts } from "./told-timeout.ts";

it("puts a request's own timeout into its init, behind what the client's own hook does", async () => {
  const seen: unknown[] = [];
  class Client {
    readonly #name = "own";
    async prepareOptions(options: { fetchOptions?: object }) {
      seen.push(this.#name);
      options.fetchOptions = { keepalive: true };
    }
  }
  const client = new Client();
  tellTimeouts(client);
  const options: { timeout: number; fetchOptions?: object } = { timeout: 500 };
  await client.prepareOptions(options);
  expect(seen).toEqual(["own"]);
  expect(options.fetchOptions).toEqual({ keepalive: true, overtureTimeoutMs: 500 });
  const without: { fetchOptions?: object } = {};
  await client.prepareOptions(without);
  expect(without.fetchOptions).toEqual({ keepalive: true });
  expect(Object.keys(client)).toEqual([]);
});

it("leaves a client alone that has no such hook", () => {
  const client = {};
  tellTimeouts(client);
  expect(client).toEqual({});
});

it("takes it out again, so that no fetch sees it", () => {
  const init = { method: "POST" };
  expect(takeTimeout(undefined)).toEqual([undefined]);
  expect(takeTimeout(init)[0]).toBe(init);
  expect(takeTimeout(Object.assign({ overtureTimeoutMs: 500 }, init))).toEqual([init, 500]);
  expect(takeTimeout(Object.assign({ overtureTimeoutMs: "x" }, init))).toEqual([init]);
});
