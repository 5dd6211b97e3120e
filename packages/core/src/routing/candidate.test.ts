import fc from "fast-check";
import { expect, it } from "vitest";
import { modelName, splitModelName } from "./candidate.ts";

it("splits at the first slash, since a vendor's own names may hold more", () => {
  expect(splitModelName("router/meta/llama-4")).toEqual({ provider: "router", vendorModel: "meta/llama-4" });
});

it.each(["", "/", "gpt", "/gpt", "openai/"])("splits nothing that is not a provider and a model: %j", (name) => {
  expect(splitModelName(name)).toBeUndefined();
});

it("is the reverse of writing the name", () => {
  const provider = fc.stringMatching(/^[a-z0-9-]+$/);
  fc.assert(
    fc.property(provider, fc.string({ minLength: 1 }), (id, vendorModel) => {
      expect(splitModelName(modelName(id, vendorModel))).toEqual({ provider: id, vendorModel });
    }),
  );
});
