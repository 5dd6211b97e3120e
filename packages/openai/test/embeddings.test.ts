import OpenAI from "openai";
import { expect, it } from "vitest";
import { openAICompatible, openai, overtureOf, wrapOpenAI } from "../src/index.ts";
import { build } from "./house.ts";
import { card, rejection } from "./synthetic.ts";

const small = "text-embedding-3-small";

/** A house whose second provider has the same embedding model under another name, and another one. */
async function houseWithVectors() {
  const house = await build();
  const { first, second } = house;
  const { Overture } = await import("@overture/core");
  const deployed = card({}, { name: "prod", embedding: { space: small }, prices: { input: 0.02, output: 0 } });
  const overture = new Overture({
    providers: [
      openai({ apiKey: first.key, baseURL: first.baseURL }),
      openAICompatible({ id: "second", apiKey: second.key, baseURL: second.baseURL, models: [deployed] }),
    ],
    routes: {
      vectors: [`openai/${small}`, "second/prod"],
      mixed: [`openai/${small}`, "openai/text-embedding-3-large"],
    },
  });
  const outside = new OpenAI({ apiKey: house.outside.key, baseURL: house.outside.baseURL });
  return { house, overture, client: wrapOpenAI(outside, overture) };
}

it("gives the unmodified client its vectors, decoded, with the account", async () => {
  const { house, client } = await houseWithVectors();
  await using _ = house;
  const answer = await client.embeddings.create({ model: small, input: ["cat", "dog"] });
  expect(answer.data.map(({ index, embedding }) => [index, embedding.length])).toEqual([
    [0, 1536],
    [1, 1536],
  ]);
  expect(Math.hypot(...(answer.data[0]?.embedding ?? []))).toBeCloseTo(1, 5);
  expect(answer.model).toBe(`openai/${small}`);
  expect(overtureOf(answer)).toMatchObject({ provider: "openai", cost: { certainty: "exact", nanoUsd: 40 } });
  expect(house.outside.requests).toEqual([]);
});

it("gives the same numbers whichever form is asked for, and whoever serves them", async () => {
  const { house, client } = await houseWithVectors();
  await using _ = house;
  const request = { model: "vectors", input: "cat", dimensions: 8 };
  const decoded = await client.embeddings.create(request);
  const floats = await client.embeddings.create({ ...request, encoding_format: "float" });
  const base64 = await client.embeddings.create({ ...request, encoding_format: "base64" });
  expect([...(decoded.data[0]?.embedding ?? [])]).toEqual(floats.data[0]?.embedding);
  const bytes = Uint8Array.from(Buffer.from(base64.data[0]?.embedding ?? "", "base64"));
  expect([...new Float32Array(bytes.buffer)]).toEqual(floats.data[0]?.embedding);
  house.first.always({ fault: "server_error" });
  const other = await client.embeddings.create({ ...request, encoding_format: "base64" });
  expect(other.model).toBe("second/prod");
  expect(Buffer.from(other.data[0]?.embedding ?? "", "base64")).toHaveLength(32);
  expect(house.second.requests[0]?.body).toMatchObject({ model: "prod", encoding_format: "float" });
});

it("fails over to another deployment of the model, and never to another model", async () => {
  const { house, client } = await houseWithVectors();
  await using _ = house;
  house.first.always({ fault: "overloaded" });
  const answer = await client.embeddings.create({ model: "vectors", input: "cat" });
  expect(answer.model).toBe("second/prod");
  expect(await rejection(client.embeddings.create({ model: "mixed", input: "cat" }))).toMatchObject({
    status: 400,
    code: "invalid_request",
    message: expect.stringContaining("do not mix"),
  });
  expect(await rejection(client.embeddings.create({ model: "auto", input: "cat" }))).toMatchObject({
    status: 400,
    code: "no_eligible_model",
  });
});

it("asks each provider once for an answer that all refuse", async () => {
  const { house, client } = await houseWithVectors();
  await using _ = house;
  house.always({ fault: "unauthorized" });
  expect(await rejection(client.embeddings.create({ model: "vectors", input: "cat" }))).toBeInstanceOf(OpenAI.APIError);
  expect(house.counts()).toEqual([1, 1]);
});

it("leaves a name that nobody has to the client's own provider", async () => {
  const { house, client } = await houseWithVectors();
  await using _ = house;
  const answer = await client.embeddings.create({ model: "own-embeddings", input: "cat" });
  expect(answer.model).toBe("own-embeddings");
  expect(overtureOf(answer)).toBeUndefined();
  expect(house.outside.requests.map(({ path }) => path)).toEqual(["/v1/embeddings"]);
});
