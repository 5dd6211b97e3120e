import type {
  ContentBlock,
  Message,
  RawMessageStreamEvent,
  TextCitation,
  ToolUseBlock,
} from "@anthropic-ai/sdk/resources/messages";
import {
  type ChatCompletionChunk,
  type ChatCompletionDelta,
  customInput,
  type FinishReason,
  ProviderFault,
  type ReasoningDetail,
  type ToolCall,
  type Warning,
} from "@overture/core/provider";
import { annotationsOf } from "./from-citations.ts";
import { finishReasonOf, refusalOf, turnPaused } from "./from-stop-reason.ts";
import { fromUsage, serviceTierOf, type UsageReport } from "./from-usage.ts";
import type { ToolForms } from "./to-tools.ts";

type Open =
  | { readonly kind: "text"; readonly start: number; readonly citations: TextCitation[] }
  | { readonly kind: "thinking"; readonly position: number; text: string; signature: string }
  | { readonly kind: "call"; readonly index: number; readonly custom: boolean; readonly input: unknown; json: string };

/** Anthropic's answers have a few blocks; more than this open at once is a provider's mistake. */
const mostOpen = 1024;

/** What a {@link ChunkTranslator} is made from. */
export interface TranslatorOptions {
  readonly forms: ToolForms;
  /** The model's name until the provider tells its own. */
  readonly model: string;
  /** Seconds since the Unix epoch. */
  readonly created: number;
  /** Takes what there is to warn of when the stream ends. */
  readonly warnings: Warning[];
}

/** Translates the events of one answer, each into one chunk or none. */
export class ChunkTranslator {
  readonly #forms: ToolForms;
  readonly #warnings: Warning[];
  readonly #open = new Map<number, Open>();
  #frame: Omit<ChatCompletionChunk, "choices">;
  #details: ReasoningDetail[] = [];
  /** How many characters of text came, and whether any of it is more than white space. */
  #length = 0;
  #spoke = false;
  #calls = 0;
  #usage: UsageReport;
  #lastUsage: UsageReport;
  #stop: Pick<Message, "stop_reason" | "stop_details"> | undefined;
  #over = false;

  constructor({ forms, model, created, warnings }: TranslatorOptions) {
    this.#forms = forms;
    this.#warnings = warnings;
    this.#frame = { id: "", object: "chat.completion.chunk", created, model };
  }

  /** Whether the answer is whole. */
  get isOver(): boolean {
    return this.#over;
  }

  /** What the event adds to the answer, if anything. */
  translate(event: RawMessageStreamEvent): ChatCompletionChunk | undefined {
    switch (event.type) {
      case "message_start": {
        const { id, model, usage, content } = event.message;
        this.#frame = { ...this.#frame, id, model };
        this.#usage = usage;
        this.#stopAt(event.message);
        return this.#chunk(this.#calledBefore(content ?? []));
      }
      case "content_block_start":
        return this.#start(event.index, event.content_block);
      case "content_block_delta":
        return this.#delta(event);
      case "content_block_stop":
        return this.#end(event.index);
      case "message_delta":
        this.#lastUsage = event.usage;
        this.#stopAt(event.delta);
        return undefined;
      case "message_stop":
        return this.#finish();
      default:
        return undefined;
    }
  }

  /** Calls that code of Anthropic's made, and that waited for this turn, come whole with its head. */
  #calledBefore(content: readonly ContentBlock[]): ChatCompletionDelta {
    const whole: ChatCompletionDelta = { role: "assistant" };
    for (const block of content) {
      if (block.type !== "tool_use") continue;
      for (const chunk of [this.#start(0, block), this.#end(0)]) {
        const { tool_calls, function_call } = chunk?.choices[0]?.delta ?? {};
        if (tool_calls) whole.tool_calls = [...(whole.tool_calls ?? []), ...tool_calls];
        if (function_call) whole.function_call = { ...whole.function_call, ...function_call };
      }
    }
    return whole;
  }

  #start(index: number, block: ContentBlock): ChatCompletionChunk | undefined {
    if (this.#open.size >= mostOpen) return undefined;
    switch (block.type) {
      case "text":
        this.#open.set(index, { kind: "text", start: this.#length, citations: [...(block.citations ?? [])] });
        return this.#text(block.text);
      case "thinking": {
        const { thinking: text = "", signature = "" } = block;
        this.#open.set(index, { kind: "thinking", position: this.#position, text, signature });
        return text ? this.#chunk({ reasoning_content: text }) : undefined;
      }
      case "redacted_thinking":
        return this.#detail({ type: "redacted", provider: "anthropic", data: block.data }, this.#position);
      case "tool_use":
        return this.#startCall(index, block);
      // What Anthropic's own tools did stays with Anthropic: OpenAI's shape has no place for it.
      default:
        return undefined;
    }
  }

  #startCall(at: number, { id, name, input }: ToolUseBlock): ChatCompletionChunk {
    const custom = this.#forms.custom.has(name) && !this.#forms.legacy;
    const index = this.#calls;
    this.#calls += 1;
    this.#open.set(at, { kind: "call", index, custom, input, json: "" });
    if (this.#forms.legacy) return this.#chunk({ function_call: { name, arguments: "" } });
    const call: ToolCall = custom
      ? { id, type: "custom", custom: { name, input: "" } }
      : { id, type: "function", function: { name, arguments: "" } };
    return this.#chunk({ tool_calls: [{ index, ...call }] });
  }

  #delta({
    index,
    delta,
  }: Extract<RawMessageStreamEvent, { type: "content_block_delta" }>): ChatCompletionChunk | undefined {
    const open = this.#open.get(index);
    switch (delta.type) {
      case "text_delta":
        return this.#text(delta.text);
      case "citations_delta":
        if (open?.kind === "text") open.citations.push(delta.citation);
        return undefined;
      case "thinking_delta":
        if (open?.kind === "thinking") open.text += delta.thinking;
        return delta.thinking ? this.#chunk({ reasoning_content: delta.thinking }) : undefined;
      case "signature_delta":
        if (open?.kind === "thinking") open.signature += delta.signature;
        return undefined;
      case "input_json_delta":
        if (open?.kind !== "call" || !delta.partial_json) return undefined;
        open.json += delta.partial_json;
        // The JSON around a free text can be undone only once it is whole.
        return open.custom ? undefined : this.#arguments(open.index, delta.partial_json);
      default:
        return undefined;
    }
  }

  #end(index: number): ChatCompletionChunk | undefined {
    const open = this.#open.get(index);
    this.#open.delete(index);
    switch (open?.kind) {
      case "text": {
        const annotations = annotationsOf(open.citations, open.start, this.#length);
        return annotations.length > 0 ? this.#chunk({ annotations }) : undefined;
      }
      case "thinking": {
        const { text, signature, position } = open;
        return this.#detail({ type: "thinking", provider: "anthropic", text, signature }, position);
      }
      case "call": {
        const text = open.json || JSON.stringify(open.input ?? {});
        const custom = { input: customInput(text) };
        if (open.custom) return this.#chunk({ tool_calls: [{ index: open.index, custom }] });
        // A tool without input streams no piece of it; what little there is came with the start.
        return open.json ? undefined : this.#arguments(open.index, text);
      }
      default:
        return undefined;
    }
  }

  #stopAt(end: Pick<Message, "stop_reason" | "stop_details">): void {
    if (end.stop_reason) this.#stop = end;
  }

  #finish(): ChatCompletionChunk {
    const reason = this.#stop?.stop_reason;
    if (!reason) throw new ProviderFault({ kind: "truncated", message: "Anthropic gave no reason to stop." });
    this.#over = true;
    if (reason === "pause_turn") this.#warnings.push(turnPaused);
    const refusal = reason === "refusal" ? refusalOf(this.#stop?.stop_details) : null;
    const chunk = this.#chunk(refusal ? { refusal } : {}, finishReasonOf(reason, this.#forms));
    const usage = fromUsage(this.#lastUsage, this.#usage);
    if (usage) chunk.usage = usage;
    const tier = serviceTierOf(this.#usage);
    if (tier) chunk.service_tier = tier;
    return chunk;
  }

  /** How many blocks came so far that are sent back as blocks: the words as one, unless they are blank, and each call. */
  get #position(): number {
    return this.#calls + (this.#spoke ? 1 : 0);
  }

  #text(text: string): ChatCompletionChunk | undefined {
    this.#length += text.length;
    this.#spoke ||= text.trim() !== "";
    return text ? this.#chunk({ content: text }) : undefined;
  }

  #detail(detail: ReasoningDetail, position: number): ChatCompletionChunk {
    this.#details = [...this.#details, position > 0 ? { ...detail, position } : detail];
    return this.#chunk({ reasoning_details: this.#details });
  }

  #arguments(index: number, piece: string): ChatCompletionChunk {
    const part = { arguments: piece };
    return this.#chunk(this.#forms.legacy ? { function_call: part } : { tool_calls: [{ index, function: part }] });
  }

  #chunk(delta: ChatCompletionDelta, finish_reason: FinishReason | null = null): ChatCompletionChunk {
    return { ...this.#frame, choices: [{ index: 0, delta, finish_reason }] };
  }
}
