import type { Capabilities, ModelCard } from "@overture/core/provider";
import { generated } from "./models.generated.ts";
import { quality } from "./quality.ts";

const gemini: Capabilities = {
  tools: true,
  images: true,
  audio: true,
  files: true,
  jsonSchema: true,
  reasoning: "always",
  temperature: true,
};

/** What the models of one generation have in common. */
interface Generation {
  readonly names: RegExp;
  readonly maxOutputTokens: number;
  readonly reasoning: Capabilities["reasoning"];
}

/** By Google's model pages; the first that fits a name holds. */
const generations: readonly Generation[] = [
  { names: /^gemini-([3-9]|2\.5-pro)/, maxOutputTokens: 65_536, reasoning: "always" },
  { names: /^gemini-2\.5/, maxOutputTokens: 65_536, reasoning: "optional" },
];

/** Everything before those. */
const oldest: Omit<Generation, "names"> = { maxOutputTokens: 8192, reasoning: "no" };

/** What Google's pages say where the prices' source says nothing. */
const usualContextTokens = 1_048_576;

/** What `auto` considers by itself: the cheapest sensible one, and the step above it. */
const recommended: ReadonlySet<string> = new Set(["gemini-3.5-flash", "gemini-3.1-pro-preview"]);

/** Retired by Google; proxies may have them for longer. */
const retired = /^gemini-(1|2\.0|3-pro)/;

/** `gemini-3.5-flash-lite` and `gemini-3.1-pro-preview` → `gemini-flash-lite` and `gemini-pro`: the name without its version. */
function familyOf(name: string): string {
  return name.replace(/-(\d[\d.]*|preview)(?=-|$)/g, "");
}

/** Google's chat models, those that are recommended first, then from the newest to the oldest. */
export const models: readonly ModelCard[] = Object.entries(generated).map(([name, known]) => {
  const { maxOutputTokens, reasoning } = generations.find((each) => each.names.test(name)) ?? oldest;
  return {
    name,
    family: familyOf(name),
    contextTokens: usualContextTokens,
    ...known,
    maxOutputTokens,
    capabilities: { ...gemini, reasoning },
    quality: quality[name],
    recommended: recommended.has(name),
    retired: retired.test(name),
  };
});
