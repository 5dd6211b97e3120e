import type { ReasoningDetail } from "../../chat/index.ts";

/** Tells our own sealed reasoning from OpenAI's. */
const mark = "ovr1.";

/**
 * Packs reasoning blocks, signatures and all, into the text that clients carry in `encrypted_content` without looking into
 * it. Its name is OpenAI's: nothing is encrypted that the provider did not encrypt itself.
 */
export function sealReasoning(details: readonly ReasoningDetail[]): string {
  let bytes = "";
  for (const byte of new TextEncoder().encode(JSON.stringify(details))) bytes += String.fromCharCode(byte);
  return mark + btoa(bytes);
}

/** Unpacks what {@link sealReasoning} packed; undefined for reasoning that somebody else sealed, or that was changed. */
export function unsealReasoning(sealed: string): readonly ReasoningDetail[] | undefined {
  if (!sealed.startsWith(mark)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(sealed.slice(mark.length)), (character) => character.charCodeAt(0));
    const details: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(details) && details.every(isDetail) ? details : undefined;
  } catch {
    return undefined;
  }
}

function isDetail(value: unknown): value is ReasoningDetail {
  if (typeof value !== "object" || value === null || !("provider" in value) || !("type" in value)) return false;
  return typeof value.provider === "string" && (value.type === "thinking" || value.type === "redacted");
}
