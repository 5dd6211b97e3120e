import { type Capabilities, cardsOf, type Generation, type ModelCard } from "@overture/core/provider";
import { generated } from "./models.generated.ts";

const text: Capabilities = {
  tools: true,
  images: false,
  audio: false,
  files: false,
  jsonSchema: false,
  reasoning: "no",
  temperature: true,
};
const seeing: Capabilities = { ...text, images: true, files: true, jsonSchema: true };
const reasoning: Capabilities = { ...seeing, reasoning: "always", temperature: false };

/** By OpenAI's model pages; the first that fits a name holds. */
const generations: readonly Generation[] = [
  // From 5.1 on, an effort of `none` leaves the reasoning out.
  {
    names: /^gpt-(5\.\d|6)/,
    maxOutputTokens: 128_000,
    capabilities: { ...reasoning, reasoning: "optional" },
  },
  { names: /^gpt-5/, maxOutputTokens: 128_000, capabilities: reasoning },
  { names: /^o3-mini/, maxOutputTokens: 100_000, capabilities: { ...reasoning, images: false, files: false } },
  { names: /^o\d/, maxOutputTokens: 100_000, capabilities: reasoning },
  { names: /^gpt-4\.1/, maxOutputTokens: 32_768, capabilities: seeing },
  { names: /^gpt-4o-2024-05-13/, maxOutputTokens: 4096, capabilities: { ...text, images: true } },
  { names: /^gpt-4o/, maxOutputTokens: 16_384, capabilities: seeing },
  { names: /^gpt-4-turbo/, maxOutputTokens: 4096, capabilities: { ...text, images: true } },
  { names: /^gpt-4/, maxOutputTokens: 8192, capabilities: text },
  { names: /^gpt/, maxOutputTokens: 4096, capabilities: text },
];

/** What `auto` considers by itself: the cheapest sensible one, and the strongest of the everyday ones. */
const recommended = ["gpt-5.4-mini", "gpt-5.5"];

/** Shut down by OpenAI on 23 October 2026; Azure and proxies may have them for longer. */
const retired = /^(gpt-3\.5|gpt-4$|gpt-4-|gpt-4\.1-nano|gpt-4o-2024-05-13|o1|o3-mini|o4-mini)/;

/** `gpt-5.4-mini` → `gpt-mini`, `o3` → `o`: the name without its version. */
function familyOf(name: string): string {
  return name
    .replace(/^o\d/, "o")
    .replace(/-20\d\d-\d\d-\d\d$/, "")
    .replace(/-\d[^-]*/, "");
}

/** OpenAI's chat models, those that are recommended first, then from the newest to the oldest; no model of vectors. */
export const models: readonly ModelCard[] = cardsOf({
  generated,
  generations,
  recommended,
  retired,
  familyOf,
});
