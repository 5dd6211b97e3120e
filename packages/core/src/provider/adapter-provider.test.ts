import { expect, it } from "vitest";
import type { AdapterOptions } from "./adapter-options.ts";
import { adapterProvider } from "./adapter-provider.ts";

const made = (options: AdapterOptions) =>
  adapterProvider(options, {
    id: "vendor",
    client: ["chat"],
    models: [],
    keyVariables: ["VENDOR_API_KEY"],
    calls: (id) => ({
      load: () => Promise.reject(new Error(`load ${id}`)),
      chat: () => Promise.reject(new Error(`chat ${id}`)),
      stream: () => Promise.reject(new Error(`stream ${id}`)),
    }),
  });

it("looks for a key unless there is a client", () => {
  expect(made({ apiKey: "a" }).credentials?.()).toEqual(["a"]);
  expect(made({}).keyVariables).toEqual(["VENDOR_API_KEY"]);
  const { credentials, keyVariables } = made({ client: { chat: {} } });
  expect([credentials, keyVariables]).toEqual([undefined, []]);
});

it("says what is wrong with its options before anything else does", () => {
  expect(() => made({ client: {} })).toThrow("vendor: the option client is an object");
});

it("calls under the id that it was given", async () => {
  const call = {
    model: "m",
    card: undefined,
    credential: "a",
    signal: new AbortController().signal,
    timeoutMs: 1,
    headers: {},
  };
  const request = { model: "m", messages: [] };
  await expect(made({}).load?.()).rejects.toThrow("load vendor");
  await expect(made({ id: "own" }).chat(request, call)).rejects.toThrow("chat own");
  await expect(made({ id: "own" }).stream(request, call)).rejects.toThrow("stream own");
});
