import type { ModelCard } from "@overture/core/provider";

/** OpenAI's models. */
export const models: readonly ModelCard[] = [
  {
    name: "gpt-5.4-mini",
    contextTokens: 400_000,
    prices: { input: 0.75, cacheRead: 0.075, output: 4.5 },
    capabilities: {
      tools: true,
      images: true,
      audio: false,
      files: true,
      jsonSchema: true,
      reasoning: "optional",
      temperature: false,
    },
    recommended: true,
  },
  {
    name: "gpt-4.1",
    contextTokens: 1_000_000,
    prices: { input: 2, cacheRead: 0.5, output: 8 },
    capabilities: {
      tools: true,
      images: true,
      audio: false,
      files: true,
      jsonSchema: true,
      reasoning: "no",
      temperature: true,
    },
  },
];
