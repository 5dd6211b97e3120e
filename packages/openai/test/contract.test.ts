import { fileURLToPath } from "node:url";
import { type ContractCase, openAIFormat, providerContract, recordingCases, startSimulator } from "@overture/testing";
import { describe, test } from "vitest";
import { openAICompatible, openai } from "../src/index.ts";

/** Beside the repository, where there are any: real responses are not the project's to give away. */
const directory = fileURLToPath(new URL("../../../../shared/recordings", import.meta.url));

function hold(name: string, cases: readonly ContractCase[]): void {
  describe(name, () => {
    for (const { name, run, skip } of cases) {
      test(name, async (context) => {
        if (skip !== undefined) context.skip(skip);
        await run();
      });
    }
  });
}

hold(
  "contract: openai",
  providerContract({
    create: (options) => openai(options),
    simulator: "openai",
    features: { embeddings: true },
    recordings: { directory, prefix: "openai" },
  }),
);

/** A server that speaks OpenAI's format as DeepSeek does: reasoning in words, its own names for cached tokens. */
const compatible = {
  create: (options: { readonly baseURL: string; readonly apiKey: string }) =>
    openAICompatible({ id: "compatible", ...options }),
  simulator: () => startSimulator(openAIFormat({ kind: "compatible", reasoningContent: true, cacheHitTokens: true })),
};

hold("contract: openAICompatible", [
  ...providerContract({
    ...compatible,
    features: { embeddings: true, reasoningSignature: { missing: "servers of this format sign no reasoning" } },
  }),
  // Whoever speaks this format is read alike, whether there is an adapter of its own or not.
  ...["openai", "deepseek", "mistral"].flatMap((prefix) => recordingCases({ ...compatible, directory, prefix })),
]);
