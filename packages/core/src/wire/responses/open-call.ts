import type { ToolCallDelta } from "../../chat/index.ts";
import type { Emit } from "./emit.ts";
import type { CustomCallItem, FunctionCallItem, ItemStatus } from "./response.ts";

/** A tool call of the model that is being streamed. */
export class OpenCall {
  readonly item: FunctionCallItem | CustomCallItem;
  readonly #index: number;
  readonly #emit: Emit;

  /** Begins with the call's first piece, which names it. `suffix` makes the item's id. */
  constructor(piece: ToolCallDelta, suffix: string, index: number, emit: Emit) {
    const call_id = piece.id || `call_${suffix}`;
    const status = "in_progress";
    this.item =
      piece.type === "custom" || piece.custom
        ? { id: `ctc_${suffix}`, type: "custom_tool_call", status, call_id, name: piece.custom?.name ?? "", input: "" }
        : {
            id: `fc_${suffix}`,
            type: "function_call",
            status,
            call_id,
            name: piece.function?.name ?? "",
            arguments: "",
          };
    this.#index = index;
    this.#emit = emit;
    emit("response.output_item.added", { output_index: index, item: this.item });
  }

  /** Whether the arguments are whole, so that nothing more can come. */
  get whole(): boolean {
    if (this.item.type === "custom_tool_call") return false;
    try {
      JSON.parse(this.item.arguments);
      return true;
    } catch {
      return false;
    }
  }

  add(piece: ToolCallDelta): void {
    const { item } = this;
    const delta = (item.type === "function_call" ? piece.function?.arguments : piece.custom?.input) ?? "";
    // A call that is whole has been closed: more would be white space.
    if (delta === "" || item.status !== "in_progress") return;
    if (item.type === "function_call") {
      item.arguments += delta;
      this.#emit("response.function_call_arguments.delta", { ...this.#place(), delta });
    } else {
      item.input += delta;
      this.#emit("response.custom_tool_call_input.delta", { ...this.#place(), delta });
    }
  }

  close(status: ItemStatus): void {
    const { item } = this;
    item.status = status;
    if (item.type === "function_call") {
      this.#emit("response.function_call_arguments.done", { ...this.#place(), arguments: item.arguments });
    } else this.#emit("response.custom_tool_call_input.done", { ...this.#place(), input: item.input });
    this.#emit("response.output_item.done", { output_index: this.#index, item });
  }

  #place(): { item_id: string; output_index: number } {
    return { item_id: this.item.id, output_index: this.#index };
  }
}
