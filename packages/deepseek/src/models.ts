import { type Capabilities, cardsOf, type Generation, type ModelCard } from "@overture/core/provider";
import { generated } from "./models.generated.ts";

const capabilities: Capabilities = {
  tools: true,
  images: false,
  audio: false,
  files: false,
  // Asked for in words, which a warning says.
  jsonSchema: true,
  reasoning: "optional",
  temperature: true,
  assistantPrefix: true,
};

const generations: readonly Generation[] = [
  { names: /-v4/, maxOutputTokens: 384_000, capabilities },
  // Before V4 a model thought always or never.
  { names: /-chat/, maxOutputTokens: 65_536, capabilities: { ...capabilities, reasoning: "no" } },
  {
    names: /-reasoner/,
    maxOutputTokens: 65_536,
    capabilities: { ...capabilities, reasoning: "always", assistantPrefix: false },
  },
];

/** DeepSeek's chat models, the cheapest first. */
export const models: readonly ModelCard[] = cardsOf({
  generated,
  generations,
  recommended: ["deepseek-v4-flash", "deepseek-v4-pro"],
  // Shut down by DeepSeek in July 2026; proxies may have them for longer.
  retired: /-(chat|reasoner)$/,
  familyOf: (name) => name.replace(/-v\d+(\.\d+)?/, ""),
});
