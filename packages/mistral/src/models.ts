import type { Capabilities, ModelCard } from "./core.ts";
import { generated } from "./models.generated.ts";

/** What models have in common: their names, the window where the price book says none, and what they can do. */
type Line = readonly [names: RegExp, contextTokens: number, capabilities: Capabilities];

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
  [/^mistral-(small-(latest|26)|medium-(latest|26|3-5))/, 262_144, { ...vision, reasoning: "optional" }],
  [/^magistral/, 131_072, { ...vision, reasoning: "always" }],
  [/^m(istral-large-(latest|25)|inistral-(8|14)b)/, 262_144, vision],
  [/^(mistral-medium|pixtral|ministral)/, 131_072, vision],
  [/^voxtral/, 32_768, { ...text, audio: true }],
  [/^(code|dev)stral/, 256_000, text],
  [/^/, 131_072, text],
];

/** What `auto` considers by itself: the cheapest sensible one, and the two steps above it. */
const recommended = /^mistral-(small|large|medium)-latest/;

/** `mistral-small-latest`, `mistral-small-2603` and `mistral-medium-3-5` → the name without its version. */
function familyOf(name: string): string {
  return name.replace(/-(latest|\d+)(?=-|$)/g, "");
}

/** Mistral's chat models, those that are recommended first. */
export const models: readonly ModelCard[] = Object.entries(generated).flatMap(([name, known]) => {
  const line = lines.find(([names]) => names.test(name));
  if (!line) return [];
  const [, contextTokens, capabilities] = line;
  return { name, family: familyOf(name), contextTokens, ...known, capabilities, recommended: recommended.test(name) };
});
