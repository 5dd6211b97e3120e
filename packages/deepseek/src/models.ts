import type { Capabilities, ModelCard } from "@overture/core/provider";
import { generated } from "./models.generated.ts";

const capabilities: Capabilities = {
  tools: true,
  images: false,
  audio: false,
  files: false,
  jsonSchema: false,
  reasoning: "optional",
  temperature: true,
};

/** Shut down by DeepSeek in July 2026; proxies may have them for longer. Before V4 a model thought always or never. */
const retired: Readonly<Record<string, Capabilities["reasoning"]>> = {
  "deepseek-chat": "no",
  "deepseek-reasoner": "always",
};

/** DeepSeek's chat models, the cheapest first; those that it serves are all recommended. */
export const models: readonly ModelCard[] = Object.entries(generated).map(([name, known]) => {
  const reasoning = retired[name];
  return {
    name,
    family: name.replace(/-v\d+(\.\d+)?/, ""),
    ...known,
    maxOutputTokens: reasoning ? 65_536 : 384_000,
    capabilities: reasoning ? { ...capabilities, reasoning } : capabilities,
    recommended: !reasoning,
    retired: reasoning !== undefined,
  };
});
