import type { ContentBlock, RawMessageStreamEvent } from "@anthropic-ai/sdk/resources/messages";
import {
  type ChatCompletionChunk,
  type ChatCompletionDelta,
  type FinishReason,
  ProviderFault,
  type ReasoningDetail,
  type ToolCallDelta,
  type Warning,
} from "@overture/core/provider";
import { argumentsOf, callOf } from "./from-anthropic.ts";
import { finishReasonOf, refusalOf, turnPaused } from "./from-stop-reason.ts";
import { fromUsage, serviceTierOf, type UsageReport } from "./from-usage.ts";
import type { ToolForms } from "./to-tools.ts";

type Open =
  | { readonly kind: "thinking"; text: string; signature: string }
  | { readonly kind: "function"; readonly call: number; readonly input: unknown; streamed: boolean }
  | { readonly kind: "custom"; readonly call: number; readonly input: unknown; json: string };

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

/** Translates the events of one stream, each into one chunk or none. */
export class ChunkTranslator {
  readonly #forms: ToolForms;
  readonly #created: number;
  readonly #warnings: Warning[];
  readonly #open = new Map<number, Open>();
  readonly #details: ReasoningDetail[] = [];
  #id = "";
  #model: string;
  #calls = 0;
  #usage: UsageReport;
  #lastUsage: UsageReport;
  #stop: { readonly reason: string; readonly details: unknown } | undefined;

  constructor({ forms, model, created, warnings }: TranslatorOptions) {
    this.#forms = forms;
    this.#warnings = warnings;
    this.#model = model;
    this.#created = created;
  }

  /** What the event adds to the answer, if anything. */
  translate(event: RawMessageStreamEvent): ChatCompletionChunk | undefined {
    switch (event.type) {
      case "message_start":
        this.#id = event.message.id;
        this.#model = event.message.model;
        this.#usage = event.message.usage;
        if (event.message.stop_reason) this.#stop = { reason: event.message.stop_reason, details: undefined };
        return this.#chunk({ role: "assistant", ...this.#calledBefore(event.message.content ?? []) });
      case "content_block_start":
        return this.#start(event);
      case "content_block_delta":
        return this.#delta(event);
      case "content_block_stop":
        return this.#end(event.index);
      case "message_delta":
        this.#lastUsage = event.usage;
        if (event.delta.stop_reason)
          this.#stop = { reason: event.delta.stop_reason, details: event.delta.stop_details };
        return undefined;
      case "message_stop":
        return this.#finish();
      default:
        return undefined;
    }
  }

  /** Calls that code of Anthropic's made, and that waited for this turn, come whole with its head. */
  #calledBefore(content: readonly ContentBlock[]): ChatCompletionDelta {
    const calls = content.flatMap((block) => (block.type === "tool_use" ? [callOf(block, this.#forms)] : []));
    const [first] = calls;
    if (!first) return {};
    this.#calls += calls.length;
    if (this.#forms.legacy && first.type === "function") return { function_call: first.function };
    return { tool_calls: calls.map((call, index) => ({ index, ...call })) };
  }

  #start(event: Extract<RawMessageStreamEvent, { type: "content_block_start" }>): ChatCompletionChunk | undefined {
    const block = event.content_block;
    if (this.#open.size >= mostOpen) return undefined;
    switch (block.type) {
      case "text":
        return block.text ? this.#chunk({ content: block.text }) : undefined;
      case "thinking":
        this.#open.set(event.index, { kind: "thinking", text: block.thinking ?? "", signature: block.signature ?? "" });
        return block.thinking ? this.#chunk({ reasoning_content: block.thinking }) : undefined;
      case "redacted_thinking":
        this.#details.push({ type: "redacted", provider: "anthropic", data: block.data });
        return this.#chunk({ reasoning_details: [...this.#details] });
      case "tool_use": {
        const call = this.#calls;
        const custom = this.#forms.custom.has(block.name);
        this.#calls += 1;
        const { input } = block;
        this.#open.set(
          event.index,
          custom ? { kind: "custom", call, input, json: "" } : { kind: "function", call, input, streamed: false },
        );
        if (this.#forms.legacy) return this.#chunk({ function_call: { name: block.name, arguments: "" } });
        const head = { index: call, id: block.id };
        return this.#call(
          custom
            ? { ...head, type: "custom", custom: { name: block.name, input: "" } }
            : { ...head, type: "function", function: { name: block.name, arguments: "" } },
        );
      }
      default:
        return undefined;
    }
  }

  #delta(event: Extract<RawMessageStreamEvent, { type: "content_block_delta" }>): ChatCompletionChunk | undefined {
    const { delta } = event;
    const open = this.#open.get(event.index);
    switch (delta.type) {
      case "text_delta":
        return delta.text === "" ? undefined : this.#chunk({ content: delta.text });
      case "thinking_delta":
        if (open?.kind === "thinking") open.text += delta.thinking;
        return delta.thinking === "" ? undefined : this.#chunk({ reasoning_content: delta.thinking });
      case "signature_delta":
        if (open?.kind === "thinking") open.signature += delta.signature;
        return undefined;
      case "input_json_delta":
        if (delta.partial_json === "") return undefined;
        // The JSON around a free text can be undone only once it is whole.
        if (open?.kind === "custom") open.json += delta.partial_json;
        if (open?.kind !== "function") return undefined;
        open.streamed = true;
        return this.#arguments(open.call, delta.partial_json);
      default:
        return undefined;
    }
  }

  #end(index: number): ChatCompletionChunk | undefined {
    const open = this.#open.get(index);
    if (!open) return undefined;
    this.#open.delete(index);
    if (open.kind === "thinking") {
      const { text, signature } = open;
      this.#details.push({ type: "thinking", provider: "anthropic", text, signature });
      return this.#chunk({ reasoning_details: [...this.#details] });
    }
    if (open.kind === "custom") {
      const input = argumentsOf(open.json === "" ? open.input : JSON.parse(open.json), true);
      return this.#call({ index: open.call, custom: { input } });
    }
    // A tool without input streams no piece of it; what little there is came with the start.
    return open.streamed ? undefined : this.#arguments(open.call, argumentsOf(open.input, false));
  }

  #finish(): ChatCompletionChunk {
    if (!this.#stop) throw new ProviderFault({ kind: "truncated", message: "Anthropic gave no reason to stop." });
    const { reason, details } = this.#stop;
    if (reason === "pause_turn") this.#warnings.push(turnPaused);
    const refusal = reason === "refusal" ? refusalOf(details) : null;
    const chunk = this.#chunk(refusal === null ? {} : { refusal }, finishReasonOf(reason, this.#forms));
    const usage = fromUsage(this.#lastUsage, this.#usage);
    if (usage) chunk.usage = usage;
    const tier = serviceTierOf(this.#usage);
    if (tier !== undefined) chunk.service_tier = tier;
    return chunk;
  }

  #arguments(call: number, piece: string): ChatCompletionChunk {
    return this.#forms.legacy
      ? this.#chunk({ function_call: { arguments: piece } })
      : this.#call({ index: call, function: { arguments: piece } });
  }

  #call(piece: ToolCallDelta): ChatCompletionChunk {
    return this.#chunk({ tool_calls: [piece] });
  }

  #chunk(delta: ChatCompletionDelta, finish: FinishReason | null = null): ChatCompletionChunk {
    return {
      id: this.#id,
      object: "chat.completion.chunk",
      created: this.#created,
      model: this.#model,
      choices: [{ index: 0, delta, finish_reason: finish }],
    };
  }
}
