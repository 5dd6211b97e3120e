import type { ThinkChunk } from "@mistralai/mistralai/models/components";
import { present, type ReasoningDetail } from "./core.ts";
import { camelCased, isObject, type JsonObject, listOf, objectOf, parsed } from "./json.ts";

/** One block of a model's thinking, put together from one or many of Mistral's thinking chunks. */
export class Thinking {
  readonly #parts: JsonObject[] = [];
  #text = "";
  #signature: string | undefined;
  #closed: boolean | undefined;

  /** Adds a thinking chunk, and gives its words. */
  add(chunk: JsonObject): string {
    let words = "";
    const parts =
      typeof chunk.thinking === "string" ? [{ type: "text", text: chunk.thinking }] : listOf(chunk.thinking);
    for (const part of parts.filter(isObject)) {
      if (typeof part.text === "string") words += part.text;
      this.#add(part);
    }
    if (typeof chunk.signature === "string") this.#signature = (this.#signature ?? "") + chunk.signature;
    if (typeof chunk.closed === "boolean") this.#closed = chunk.closed;
    this.#text += words;
    return words;
  }

  /** The block as a message carries it to the next turn. What is more than words is kept as it is, in `data`. */
  detail(): ReasoningDetail {
    const isPlain = this.#closed !== false && this.#parts.every((part) => typeof part.text === "string");
    return present({
      type: "thinking" as const,
      provider: "mistral",
      text: this.#text,
      signature: this.#signature,
      data: isPlain ? undefined : JSON.stringify({ thinking: this.#parts, closed: this.#closed ?? true }),
    });
  }

  #add(part: JsonObject): void {
    const last = this.#parts.at(-1);
    if (typeof part.text !== "string" || typeof last?.text !== "string") this.#parts.push(part);
    else this.#parts[this.#parts.length - 1] = { ...last, text: last.text + part.text };
  }
}

/** A block of thinking as Mistral wants it back; nothing if another provider's model thought it. */
export function thinkChunk(detail: ReasoningDetail): (ThinkChunk & { type: "thinking" }) | undefined {
  if (detail.provider !== "mistral" || detail.type !== "thinking") return undefined;
  const kept = objectOf(camelCased(parsed(detail.data ?? "")));
  const thinking: ThinkChunk["thinking"] = Array.isArray(kept.thinking)
    ? kept.thinking
    : [{ type: "text", text: detail.text ?? "" }];
  return present({ type: "thinking" as const, thinking, closed: kept.closed !== false, signature: detail.signature });
}
