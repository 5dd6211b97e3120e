import { Overture } from "@overture/core";
import { google } from "@overture/google";
import { mistral } from "@overture/mistral";
import { openai, wrapOpenAI } from "@overture/openai";
import { type SimulatorKind, startSimulator } from "@overture/testing";
import OpenAI from "openai";
import { expect, it } from "vitest";

const providers = { openai, google, mistral };

/** An unmodified OpenAI client around one vendor's adapter, and the vendor's simulator. */
async function clientOf(kind: keyof typeof providers & SimulatorKind) {
  const simulator = await startSimulator(kind);
  const provider = providers[kind]({ apiKey: simulator.key, baseURL: simulator.baseURL });
  const overture = new Overture({ providers: [provider] });
  return { simulator, overture, client: wrapOpenAI(new OpenAI({ apiKey: "unused" }), overture) };
}

it.each([
  ["openai", "text-embedding-3-small", 1536, 0.02],
  ["google", "gemini-embedding-001", 3072, 0.15],
  ["google", "gemini-embedding-2", 3072, 0.2],
  ["mistral", "mistral-embed", 1024, 0.1],
] as const)("gives an unmodified client the vectors of %s/%s, at their price", async (kind, model, length, usd) => {
  const { simulator, overture, client } = await clientOf(kind);
  try {
    const input = ["The cat sat on the mat.", "Le chien dort.", "The cat sat on the mat."];
    const decoded = await client.embeddings.create({ model: `${kind}/${model}`, input });
    const floats = await client.embeddings.create({ model, input, encoding_format: "float" });
    expect(decoded.data.map(({ index, embedding }) => [index, embedding.length])).toEqual([
      [0, length],
      [1, length],
      [2, length],
    ]);
    const [cat, dog, again] = floats.data.map(({ embedding }) => embedding);
    expect(cat).toEqual(again);
    expect(cat).not.toEqual(dog);
    expect(decoded.data[0]?.embedding).toEqual(cat?.map(Math.fround));
    const { overture: account } = await overture.embeddings.create({ model, input });
    const tokens = floats.usage.prompt_tokens;
    expect(account.cost).toMatchObject({ certainty: "exact", nanoUsd: Math.round(tokens * usd * 1000) });
    expect(account.warnings).toEqual([]);
    expect(simulator.requests).toHaveLength(3);
  } finally {
    await overture.close();
    await simulator.close();
  }
});

it.each([
  ["google", "gemini-embedding-001", 101, "at most 100"],
  ["mistral", "mistral-embed", 257, "Too many inputs"],
] as const)("says in %s's own words that %s takes fewer texts at a time", async (kind, model, count, words) => {
  const { simulator, overture, client } = await clientOf(kind);
  try {
    const failed = client.embeddings.create({ model, input: new Array(count).fill("a") });
    await expect(failed).rejects.toThrow(words);
    expect(simulator.requests).toHaveLength(1);
  } finally {
    await overture.close();
    await simulator.close();
  }
});
