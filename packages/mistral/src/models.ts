import type { Capabilities, ModelCard } from "@overture/core/provider";
import { generated } from "./models.generated.ts";

/** What models have in common. */
interface Line {
  readonly names: RegExp;
  /** Where the price book says none. */
  readonly contextTokens: number;
  readonly capabilities: Capabilities;
}

const text: Capabilities = {
  tools: true,
  images: false,
  audio: false,
  files: false,
  jsonSchema: true,
  reasoning: "no",
  temperature: true,
};
const vision: Capabilities = { ...text, images: true, files: true };

/** By Mistral's model pages; the first that fits a name holds. */
const lines: readonly Line[] = [
  {
    names: /^mistral-(small-(latest|26)|medium-(latest|26|3-5))/,
    contextTokens: 262_144,
    capabilities: { ...vision, reasoning: "optional" },
  },
  { names: /^magistral-/, contextTokens: 131_072, capabilities: { ...vision, reasoning: "always" } },
  { names: /^mistral-large-(latest|25)/, contextTokens: 262_144, capabilities: vision },
  { names: /^(mistral-medium|pixtral)-/, contextTokens: 131_072, capabilities: vision },
  { names: /^ministral-3b-/, contextTokens: 131_072, capabilities: vision },
  { names: /^ministral-/, contextTokens: 262_144, capabilities: vision },
  { names: /^voxtral-/, contextTokens: 32_768, capabilities: { ...text, audio: true } },
  { names: /^(codestral|devstral)-/, contextTokens: 256_000, capabilities: text },
];

/** Everything before those. */
const oldest: Omit<Line, "names"> = { contextTokens: 131_072, capabilities: text };

/** What `auto` considers by itself: the cheapest sensible one, and the two steps above it. */
const recommended: ReadonlySet<string> = new Set([
  "mistral-small-latest",
  "mistral-large-latest",
  "mistral-medium-latest",
]);

/** `mistral-small-latest`, `mistral-small-2603` and `mistral-medium-3-5` → the name without its version. */
function familyOf(name: string): string {
  return name.replace(/-(latest|\d+)(?=-|$)/g, "");
}

/** Mistral's chat models, those that are recommended first. */
export const models: readonly ModelCard[] = Object.entries(generated).map(([name, known]) => {
  const { contextTokens, capabilities } = lines.find((each) => each.names.test(name)) ?? oldest;
  return { name, family: familyOf(name), contextTokens, ...known, capabilities, recommended: recommended.has(name) };
});
