import type { ReasoningDetail } from "../../chat/index.ts";
import type { Emit } from "./emit.ts";
import { sealReasoning } from "./reasoning-seal.ts";
import type { ItemStatus, ReasoningItem } from "./response.ts";

/** Reasoning of the model that is being streamed: its words as one summary, and what its provider wants back. */
export class OpenReasoning {
  readonly item: ReasoningItem;
  readonly #index: number;
  readonly #emit: Emit;

  constructor(id: string, index: number, emit: Emit) {
    this.item = { id, type: "reasoning", status: "in_progress", summary: [], encrypted_content: null };
    this.#index = index;
    this.#emit = emit;
    emit("response.output_item.added", { output_index: index, item: this.item });
  }

  think(delta: string): void {
    let [part] = this.item.summary;
    if (!part) {
      part = { type: "summary_text", text: "" };
      this.item.summary.push(part);
      this.#emit("response.reasoning_summary_part.added", { ...this.#place(), part });
    }
    part.text += delta;
    this.#emit("response.reasoning_summary_text.delta", { ...this.#place(), delta });
  }

  /** Ends the item. `details`: the blocks that came since the one before it ended. */
  close(status: ItemStatus, details: readonly ReasoningDetail[]): void {
    const [part] = this.item.summary;
    if (part) {
      this.#emit("response.reasoning_summary_text.done", { ...this.#place(), text: part.text });
      this.#emit("response.reasoning_summary_part.done", { ...this.#place(), part });
    }
    if (details.length > 0) this.item.encrypted_content = sealReasoning(details);
    this.item.status = status;
    this.#emit("response.output_item.done", { output_index: this.#index, item: this.item });
  }

  #place(): { item_id: string; output_index: number; summary_index: number } {
    return { item_id: this.item.id, output_index: this.#index, summary_index: 0 };
  }
}
