import type {
  ChatCompletionChunk,
  ChatCompletionDelta,
  FinishReason,
  ReasoningDetail,
  ToolCallDelta,
  Usage,
} from "../../chat/index.ts";
import { OpenCall } from "./open-call.ts";
import { OpenMessage } from "./open-message.ts";
import { OpenReasoning } from "./open-reasoning.ts";
import type {
  ItemStatus,
  OutputItem,
  ResponseEvent,
  ResponseObject,
  ResponseSettings,
  ResponseUsage,
} from "./response.ts";

/** Why a response is not complete, by chat's reason to stop. */
const reasons: Partial<Record<FinishReason, "max_output_tokens" | "content_filter">> = {
  length: "max_output_tokens",
  content_filter: "content_filter",
};

/** What a response is written with. */
export interface ResponseWriterInit {
  /** The answer's id, from which the response's and its items' are made. */
  readonly id: string;
  /** Who answers. */
  readonly model: string;
  /** Seconds since the Unix epoch. */
  readonly createdAt: number;
  readonly settings: ResponseSettings;
}

/**
 * Writes a chat answer as a response: chunks in, events out, in the order that OpenAI's own come in. A whole answer is
 * written the same way, so that both are alike.
 */
export class ResponseWriter {
  /** Events that are ready, in order. */
  readonly ready: ResponseEvent[] = [];
  readonly #init: ResponseWriterInit;
  readonly #output: OutputItem[] = [];
  /** The one item besides calls that is open; calls may come in parallel. */
  #open: OpenMessage | OpenReasoning | undefined;
  readonly #calls = new Map<number, OpenCall>();
  /** All reasoning blocks so far, and how many of them closed items hold. */
  #details: readonly ReasoningDetail[] = [];
  #detailsTold = 0;
  #events = 0;
  #finish: FinishReason | undefined;
  #usage: Usage | undefined;
  #serviceTier: string | undefined;

  constructor(init: ResponseWriterInit) {
    this.#init = init;
    for (const type of ["response.created", "response.in_progress"]) {
      this.#emit(type, { response: this.#response("in_progress") });
    }
  }

  /** Takes the next chunk; the first choice is the only one that the Responses API knows. */
  add(chunk: ChatCompletionChunk): void {
    if (chunk.usage) this.#usage = chunk.usage;
    if (chunk.service_tier) this.#serviceTier = chunk.service_tier;
    for (const choice of chunk.choices) {
      if (choice.index !== 0) continue;
      if (choice.finish_reason) this.#finish = choice.finish_reason;
      this.#delta(choice.delta, choice.logprobs);
    }
  }

  /** Ends the response; `more` is what it says on top, such as Overture's account. */
  end(more: Readonly<Record<string, unknown>>): ResponseObject {
    const reason = reasons[this.#finish ?? "stop"];
    const status = reason === undefined ? "completed" : "incomplete";
    // An answer of no words is an answer: readers expect a message.
    if (this.#output.length === 0) this.#message().say("", undefined);
    this.#closeAll(status);
    const response = { ...this.#response(status), incomplete_details: reason ? { reason } : null, ...more };
    this.#emit(`response.${status}`, { response });
    return response;
  }

  /** Ends the response where it broke. The error comes first, since that is what OpenAI's clients raise. */
  fail(error: {
    readonly code: string;
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
  }): void {
    this.#closeOpen("incomplete");
    for (const call of this.#calls.values()) call.item.status = "incomplete";
    const { code, message, param } = error;
    // Flat as OpenAI's types have it, and nested as its servers send it.
    this.#emit("error", { code, message, param, error });
    this.#emit("response.failed", {
      response: { ...this.#response("failed"), error: { code: "server_error", message } },
    });
  }

  #delta(delta: ChatCompletionDelta, logprobs: Parameters<OpenMessage["say"]>[1]): void {
    if (delta.reasoning_content) this.#reasoning().think(delta.reasoning_content);
    if (delta.reasoning_details) this.#details = delta.reasoning_details;
    // Blocks that come later, beside words, wait for the end: an item of their own would cut the message in two.
    if (this.#details.length > 0 && this.#output.length === 0) this.#reasoning();
    if (delta.content) this.#message().say(delta.content, logprobs);
    if (delta.refusal) this.#message().refuse(delta.refusal);
    if (delta.annotations?.length) this.#message().cite(delta.annotations);
    for (const piece of delta.tool_calls ?? []) this.#call(piece);
  }

  #message(): OpenMessage {
    if (this.#open instanceof OpenMessage) return this.#open;
    this.#closeWhole();
    const message = new OpenMessage(`msg_${this.#suffix()}`, this.#output.length, this.#emit);
    this.#open = message;
    this.#output.push(message.item);
    return message;
  }

  #reasoning(): OpenReasoning {
    if (this.#open instanceof OpenReasoning) return this.#open;
    this.#closeWhole();
    const reasoning = new OpenReasoning(`rs_${this.#suffix()}`, this.#output.length, this.#emit);
    this.#open = reasoning;
    this.#output.push(reasoning.item);
    return reasoning;
  }

  #call(piece: ToolCallDelta): void {
    let call = this.#calls.get(piece.index);
    if (!call) {
      this.#closeWhole();
      call = new OpenCall(piece, this.#suffix(), this.#output.length, this.#emit);
      this.#calls.set(piece.index, call);
      this.#output.push(call.item);
    }
    call.add(piece);
  }

  #closeOpen(status: ItemStatus): void {
    if (this.#open instanceof OpenReasoning) {
      this.#open.close(status, this.#details.slice(this.#detailsTold));
      this.#detailsTold = this.#details.length;
    } else this.#open?.close(status);
    this.#open = undefined;
  }

  /** Closes what can get nothing more. A call whose arguments are not whole may go on beside others. */
  #closeWhole(): void {
    this.#closeOpen("completed");
    for (const call of this.#calls.values()) {
      if (call.item.status === "in_progress" && call.whole) call.close("completed");
    }
  }

  #closeAll(status: ItemStatus): void {
    this.#closeOpen(status);
    for (const call of this.#calls.values()) if (call.item.status === "in_progress") call.close(status);
    if (this.#details.length <= this.#detailsTold) return;
    this.#reasoning();
    this.#closeOpen(status);
  }

  #response(status: ResponseObject["status"]): ResponseObject {
    const { id, model, createdAt, settings } = this.#init;
    return {
      ...settings,
      id: `resp_${id}`,
      object: "response",
      created_at: createdAt,
      status,
      error: null,
      incomplete_details: null,
      model,
      output: structuredClone(this.#output),
      service_tier: this.#serviceTier ?? "default",
      ...(status === "in_progress" ? {} : { usage: usageOf(this.#usage) }),
    };
  }

  #suffix(): string {
    return `${this.#init.id}_${this.#output.length}`;
  }

  readonly #emit = (type: string, fields: Readonly<Record<string, unknown>>): void => {
    const event: Record<string, unknown> & ResponseEvent = { type, sequence_number: this.#events, ...fields };
    // Copied, since items go on growing after the event.
    for (const growing of ["item", "part"]) if (event[growing]) event[growing] = structuredClone(event[growing]);
    this.ready.push(event);
    this.#events += 1;
  };
}

function usageOf(usage: Usage | undefined): ResponseUsage | undefined {
  return (
    usage && {
      input_tokens: usage.prompt_tokens,
      input_tokens_details: {
        cached_tokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
        cache_write_tokens: usage.prompt_tokens_details?.cache_write_tokens ?? 0,
      },
      output_tokens: usage.completion_tokens,
      output_tokens_details: { reasoning_tokens: usage.completion_tokens_details?.reasoning_tokens ?? 0 },
      total_tokens: usage.total_tokens,
    }
  );
}
