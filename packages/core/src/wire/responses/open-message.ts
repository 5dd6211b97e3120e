import type { ChatCompletionDelta, Logprobs } from "../../chat/index.ts";
import type { Emit } from "./emit.ts";
import type { ItemStatus, MessageItem, OutputRefusal, OutputText, TextLogprob, UrlAnnotation } from "./response.ts";

/** A message of the model that is being streamed. It has one part at a time open: words, or a refusal. */
export class OpenMessage {
  readonly item: MessageItem;
  readonly #index: number;
  readonly #emit: Emit;
  #part: OutputText | OutputRefusal | undefined;

  constructor(id: string, index: number, emit: Emit) {
    this.item = { id, type: "message", role: "assistant", status: "in_progress", content: [] };
    this.#index = index;
    this.#emit = emit;
    emit("response.output_item.added", { output_index: index, item: this.item });
  }

  /** Adds text, with the probabilities of its tokens where there are any. */
  say(delta: string, logprobs: Logprobs | null | undefined): void {
    const part = this.#text();
    const found = (logprobs?.content ?? []).map(logprobOf);
    part.text += delta;
    if (found.length > 0) part.logprobs = [...(part.logprobs ?? []), ...found];
    this.#emit("response.output_text.delta", { ...this.#place(), delta, logprobs: found });
  }

  refuse(delta: string): void {
    if (this.#part?.type !== "refusal") this.#open({ type: "refusal", refusal: "" });
    const part = this.#part;
    if (part?.type !== "refusal") return;
    part.refusal += delta;
    this.#emit("response.refusal.delta", { ...this.#place(), delta });
  }

  cite(citations: NonNullable<ChatCompletionDelta["annotations"]>): void {
    const part = this.#text();
    for (const { url_citation } of citations) {
      const annotation: UrlAnnotation = { type: "url_citation", ...url_citation };
      const place = { ...this.#place(), annotation_index: part.annotations.length };
      part.annotations.push(annotation);
      this.#emit("response.output_text.annotation.added", { ...place, annotation });
    }
  }

  close(status: ItemStatus): void {
    this.#closePart();
    this.item.status = status;
    this.#emit("response.output_item.done", { output_index: this.#index, item: this.item });
  }

  #text(): OutputText {
    if (this.#part?.type === "output_text") return this.#part;
    const part: OutputText = { type: "output_text", text: "", annotations: [] };
    this.#open(part);
    return part;
  }

  #open(part: OutputText | OutputRefusal): void {
    this.#closePart();
    this.#part = part;
    this.item.content.push(part);
    this.#emit("response.content_part.added", { ...this.#place(), part });
  }

  #closePart(): void {
    const part = this.#part;
    if (!part) return;
    const place = this.#place();
    if (part.type === "refusal") this.#emit("response.refusal.done", { ...place, refusal: part.refusal });
    else this.#emit("response.output_text.done", { ...place, text: part.text, logprobs: part.logprobs ?? [] });
    this.#emit("response.content_part.done", { ...place, part });
    this.#part = undefined;
  }

  #place(): { item_id: string; output_index: number; content_index: number } {
    return { item_id: this.item.id, output_index: this.#index, content_index: this.item.content.length - 1 };
  }
}

function logprobOf({ token, bytes, logprob, top_logprobs }: NonNullable<Logprobs["content"]>[number]): TextLogprob {
  const bytesOf = (given: number[] | null, text: string): number[] => given ?? [...new TextEncoder().encode(text)];
  return {
    token,
    bytes: bytesOf(bytes, token),
    logprob,
    top_logprobs: top_logprobs.map((each) => ({ ...each, bytes: bytesOf(each.bytes, each.token) })),
  };
}
