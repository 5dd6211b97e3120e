import type { ContentBlock, Message, TextCitation, ToolUseBlock } from "@anthropic-ai/sdk/resources/messages";
import type {
  ChatCompletion,
  ChatCompletionMessage,
  ReasoningDetail,
  ToolCall,
  UrlCitation,
} from "@overture/core/provider";
import { finishReasonOf, refusalOf } from "./from-stop-reason.ts";
import { fromUsage, serviceTierOf } from "./from-usage.ts";
import type { ToolForms } from "./to-tools.ts";

/** Anthropic's answer in OpenAI's shape. `created` is in seconds since the Unix epoch, which Anthropic does not tell. */
export function fromAnthropic(message: Message, forms: ToolForms, created: number): ChatCompletion {
  const completion: ChatCompletion = {
    id: message.id,
    object: "chat.completion",
    created,
    model: message.model,
    choices: [
      {
        index: 0,
        message: messageFrom(message, forms),
        finish_reason: finishReasonOf(message.stop_reason ?? "", forms),
        logprobs: null,
      },
    ],
  };
  const usage = fromUsage(message.usage);
  if (usage) completion.usage = usage;
  const tier = serviceTierOf(message.usage);
  if (tier !== undefined) completion.service_tier = tier;
  return completion;
}

/** Whether what came is an answer of Anthropic's as far as it is read here. */
export function isMessage(value: unknown): value is Message {
  return (
    typeof value === "object" &&
    value !== null &&
    "content" in value &&
    Array.isArray(value.content) &&
    "id" in value &&
    typeof value.id === "string"
  );
}

/** A tool's input as OpenAI writes arguments; for a tool of free text, the text. */
export function argumentsOf(input: unknown, custom: boolean): string {
  if (custom && typeof input === "object" && input !== null && "input" in input && typeof input.input === "string") {
    return input.input;
  }
  return JSON.stringify(input ?? {});
}

/** A call of one of the caller's tools. */
export function callOf({ id, name, input }: Pick<ToolUseBlock, "id" | "name" | "input">, forms: ToolForms): ToolCall {
  return forms.custom.has(name)
    ? { id, type: "custom", custom: { name, input: argumentsOf(input, true) } }
    : { id, type: "function", function: { name, arguments: argumentsOf(input, false) } };
}

function messageFrom(message: Message, forms: ToolForms): ChatCompletionMessage {
  const found = new Findings(forms);
  for (const block of message.content) found.add(block);
  const refusal = message.stop_reason === "refusal" ? refusalOf(message.stop_details) : null;
  return found.message(refusal);
}

class Findings {
  readonly #forms: ToolForms;
  readonly #details: ReasoningDetail[] = [];
  readonly #calls: ToolCall[] = [];
  readonly #annotations: UrlCitation[] = [];
  #text = "";
  #reasoning = "";

  constructor(forms: ToolForms) {
    this.#forms = forms;
  }

  add(block: ContentBlock): void {
    switch (block.type) {
      case "text":
        this.#annotations.push(...annotationsOf(block.citations, this.#text.length, block.text.length));
        this.#text += block.text;
        break;
      case "thinking":
        this.#reasoning += block.thinking;
        this.#details.push({
          type: "thinking",
          provider: "anthropic",
          text: block.thinking,
          signature: block.signature,
        });
        break;
      case "redacted_thinking":
        this.#details.push({ type: "redacted", provider: "anthropic", data: block.data });
        break;
      case "tool_use":
        this.#calls.push(callOf(block, this.#forms));
        break;
      // What Anthropic's own tools did stays with Anthropic: OpenAI's shape has no place for it.
    }
  }

  message(refusal: string | null): ChatCompletionMessage {
    const message: ChatCompletionMessage = {
      role: "assistant",
      content: this.#text === "" ? null : this.#text,
      refusal,
    };
    const [first] = this.#calls;
    if (first?.type === "function" && this.#forms.legacy) message.function_call = first.function;
    else if (first) message.tool_calls = this.#calls;
    if (this.#annotations.length > 0) message.annotations = this.#annotations;
    if (this.#reasoning !== "") message.reasoning_content = this.#reasoning;
    if (this.#details.length > 0) message.reasoning_details = this.#details;
    return message;
  }
}

/** Anthropic cites for a block of text as a whole, so that is the span. Sources without an address have no place. */
function annotationsOf(citations: TextCitation[] | null | undefined, start: number, length: number): UrlCitation[] {
  const found: UrlCitation[] = [];
  for (const citation of citations ?? []) {
    const url =
      citation.type === "web_search_result_location"
        ? citation.url
        : citation.type === "search_result_location" && /^https?:/.test(citation.source)
          ? citation.source
          : undefined;
    if (url === undefined || !("title" in citation)) continue;
    found.push({
      type: "url_citation",
      url_citation: { url, title: citation.title ?? url, start_index: start, end_index: start + length },
    });
  }
  return found;
}
