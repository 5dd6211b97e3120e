import { type Capabilities, cardsOf, type Generation, type ModelCard } from "@overture/core/provider";
import { generated } from "./models.generated.ts";

const claude3: Capabilities = {
  tools: true,
  images: true,
  audio: false,
  files: true,
  jsonSchema: false,
  reasoning: "no",
  temperature: true,
  assistantPrefix: true,
};
const claude4: Capabilities = { ...claude3, reasoning: "optional" };
const claude45: Capabilities = { ...claude4, jsonSchema: true };
// From 4.6 on, a last message of the model's own is refused.
const claude46: Capabilities = { ...claude45, assistantPrefix: false };
// After Opus 4.6, any temperature but 1 is refused.
const claude5: Capabilities = { ...claude46, temperature: false };

/** By Anthropic's model pages; the first that fits a name holds. */
const generations: readonly Generation[] = [
  { names: /fable-5|opus-5-5/, maxOutputTokens: 128_000, capabilities: { ...claude5, reasoning: "always" } },
  { names: /[a-z]-5|opus-4-[78]/, maxOutputTokens: 128_000, capabilities: claude5 },
  { names: /-4-6/, maxOutputTokens: 128_000, capabilities: claude46 },
  { names: /-4-5/, maxOutputTokens: 64_000, capabilities: claude45 },
  { names: /opus-4/, maxOutputTokens: 32_000, capabilities: claude4 },
  { names: /sonnet-4|3-7/, maxOutputTokens: 64_000, capabilities: claude4 },
  { names: /3-5/, maxOutputTokens: 8192, capabilities: claude3 },
  { names: /./, maxOutputTokens: 4096, capabilities: { ...claude3, files: false } },
];

/** What `auto` considers by itself: the cheapest sensible one, and the two steps above it. */
const recommended = ["claude-haiku-4-5", "claude-sonnet-5", "claude-opus-5"];

/** Retired by Anthropic by 5 August 2026; clouds and proxies may have them for longer. */
const retired = /claude-3|opus-4-1|-4-2025/;

/** `claude-haiku-4-5` and `claude-3-5-haiku-latest` → `claude-haiku`: the name without its version. */
function familyOf(name: string): string {
  return name.replace(/-(\d+|latest)(?=-|$)/g, "");
}

/** Anthropic's chat models, those that are recommended first, then from the newest to the oldest. */
export const models: readonly ModelCard[] = cardsOf({
  generated,
  generations,
  recommended,
  retired,
  familyOf,
});
