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

const call = {
  model: "m",
  card: undefined,
  credential: "a",
  signal: new AbortController().signal,
  timeoutMs: 1,
  headers: {},
};

it("makes vectors where what answers calls does", async () => {
  expect(made({}).embed).toBeUndefined();
  class Calls {
    readonly #name = "own";
    load = () => Promise.resolve();
    chat = () => Promise.reject(new Error("chat"));
    stream = () => Promise.reject(new Error("stream"));
    embed(): Promise<never> {
      return Promise.reject(new Error(`embed ${this.#name}`));
    }
  }
  const provider = adapterProvider(
    {},
    { id: "vendor", client: ["chat"], models: [], keyVariables: [], calls: () => new Calls() },
  );
  await expect(provider.embed?.({ model: "m", input: "x" }, call)).rejects.toThrow("embed own");
});

it("calls under the id that it was given", async () => {
  const request = { model: "m", messages: [] };
  await expect(made({}).load?.()).rejects.toThrow("load vendor");
  await expect(made({ id: "own" }).chat(request, call)).rejects.toThrow("chat own");
  await expect(made({ id: "own" }).stream(request, call)).rejects.toThrow("stream own");
});
