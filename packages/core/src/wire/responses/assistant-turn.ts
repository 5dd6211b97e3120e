import type { AssistantMessage, ReasoningDetail, RefusalPart, TextPart, ToolCallParam } from "../../chat/index.ts";

/** Gathers the items of one turn of the model, which chat has in one message. */
export class AssistantTurn {
  readonly #parts: (TextPart | RefusalPart)[] = [];
  readonly #calls: ToolCallParam[] = [];
  readonly #details: ReasoningDetail[] = [];
  readonly #reasoning: string[] = [];

  say(parts: readonly (TextPart | RefusalPart)[]): void {
    this.#parts.push(...parts);
  }

  call(call: ToolCallParam): void {
    this.#calls.push(call);
  }

  reason(text: string, details: readonly ReasoningDetail[]): void {
    if (text !== "") this.#reasoning.push(text);
    this.#details.push(...details);
  }

  /** The message; undefined if nothing was said: reasoning alone is no turn that a provider would take. */
  message(): AssistantMessage | undefined {
    const [first, ...more] = this.#parts;
    if (!first && this.#calls.length === 0) return undefined;
    const refused = first?.type === "refusal" && more.length === 0;
    return {
      role: "assistant",
      content: !first || refused ? null : first.type === "text" && more.length === 0 ? first.text : this.#parts,
      ...(refused ? { refusal: first.refusal } : {}),
      ...(this.#calls.length > 0 ? { tool_calls: this.#calls } : {}),
      ...(this.#reasoning.length > 0 ? { reasoning_content: this.#reasoning.join("\n\n") } : {}),
      ...(this.#details.length > 0 ? { reasoning_details: this.#details } : {}),
    };
  }
}
