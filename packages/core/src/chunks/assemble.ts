import type {
  ChatCompletion,
  ChatCompletionChoice,
  ChatCompletionChunk,
  ChatCompletionChunkChoice,
  ChatCompletionMessage,
  FinishReason,
  ToolCall,
  ToolCallDelta,
} from "../chat/index.ts";

interface Draft {
  readonly message: ChatCompletionMessage;
  readonly toolCalls: (ToolCall | undefined)[];
  finishReason: FinishReason | null;
  logprobs: ChatCompletionChoice["logprobs"];
}

/** OpenAI allows 128 choices and 128 tools; an index beyond this is a provider's mistake. */
const mostIndexes = 1024;

/** Puts the chunks of a stream together into the completion that the same request gives without streaming. */
export class CompletionAssembler {
  /** The chunk that names the answer: the first with an id, since some vendors open with a nameless one. */
  #first: ChatCompletionChunk | undefined;
  #usage: ChatCompletion["usage"];
  #serviceTier: ChatCompletion["service_tier"];
  readonly #drafts: (Draft | undefined)[] = [];

  /** Takes the next chunk. Chunks may carry nothing, a piece of any choice, or usage. */
  add(chunk: ChatCompletionChunk): void {
    if (this.#first === undefined || this.#first.id === "") this.#first = chunk;
    if (chunk.usage) this.#usage = chunk.usage;
    if (chunk.service_tier !== undefined) this.#serviceTier = chunk.service_tier;
    for (const choice of chunk.choices) if (choice.index < mostIndexes) this.#addChoice(choice);
  }

  /** How many choices have their finish reason. */
  get finishedChoices(): number {
    let finished = 0;
    for (const draft of this.#drafts) if (draft?.finishReason) finished += 1;
    return finished;
  }

  /** The answer as far as it has come. A choice that has no finish reason yet reads `length`: it was cut short. */
  completion(): ChatCompletion {
    const choices: ChatCompletionChoice[] = [];
    this.#drafts.forEach((draft, index) => {
      if (draft) choices.push(finishedChoice(draft, index));
    });
    const completion: ChatCompletion = {
      id: this.#first?.id ?? "",
      object: "chat.completion",
      created: this.#first?.created ?? 0,
      model: this.#first?.model ?? "",
      choices,
    };
    if (this.#usage) completion.usage = this.#usage;
    if (this.#serviceTier !== undefined) completion.service_tier = this.#serviceTier;
    if (this.#first?.system_fingerprint !== undefined) completion.system_fingerprint = this.#first.system_fingerprint;
    return completion;
  }

  #addChoice(choice: ChatCompletionChunkChoice): void {
    let draft = this.#drafts[choice.index];
    if (!draft) {
      draft = {
        message: { role: "assistant", content: null, refusal: null },
        toolCalls: [],
        finishReason: null,
        logprobs: null,
      };
      this.#drafts[choice.index] = draft;
    }
    const { message } = draft;
    const { delta } = choice;
    if (typeof delta.content === "string") message.content = (message.content ?? "") + delta.content;
    if (typeof delta.refusal === "string") message.refusal = (message.refusal ?? "") + delta.refusal;
    if (delta.reasoning_content)
      message.reasoning_content = (message.reasoning_content ?? "") + delta.reasoning_content;
    if (delta.annotations) message.annotations = [...(message.annotations ?? []), ...delta.annotations];
    if (delta.reasoning_details) message.reasoning_details = delta.reasoning_details;
    if (delta.function_call) addFunctionCall(message, delta.function_call);
    if (delta.audio) addAudio(message, delta.audio);
    for (const piece of delta.tool_calls ?? []) if (piece.index < mostIndexes) addToolCall(draft.toolCalls, piece);
    if (choice.logprobs) draft.logprobs = joinLogprobs(draft.logprobs, choice.logprobs);
    if (choice.finish_reason) draft.finishReason = choice.finish_reason;
  }
}

/** The completion that a whole stream of chunks comes to. */
export function assembleCompletion(chunks: Iterable<ChatCompletionChunk>): ChatCompletion {
  const assembler = new CompletionAssembler();
  for (const chunk of chunks) assembler.add(chunk);
  return assembler.completion();
}

function finishedChoice(draft: Draft, index: number): ChatCompletionChoice {
  // Copied, so that an answer asked for in the middle stays what it was when more chunks come.
  const { toolCalls, ...rest } = structuredClone(draft);
  const { message } = rest;
  const calls = toolCalls.filter((call) => call !== undefined);
  if (calls.length > 0) {
    message.tool_calls = calls;
    // Without streaming, OpenAI gives null where only tools are called; with it, some vendors open with an empty piece.
    if (message.content === "") message.content = null;
  }
  return { index, message, finish_reason: rest.finishReason ?? "length", logprobs: rest.logprobs };
}

function addToolCall(calls: (ToolCall | undefined)[], piece: ToolCallDelta): void {
  const call = calls[piece.index];
  if (!call) {
    calls[piece.index] =
      piece.type === "custom" || piece.custom
        ? {
            id: piece.id ?? "",
            type: "custom",
            custom: { name: piece.custom?.name ?? "", input: piece.custom?.input ?? "" },
          }
        : {
            id: piece.id ?? "",
            type: "function",
            function: { name: piece.function?.name ?? "", arguments: piece.function?.arguments ?? "" },
          };
    return;
  }
  if (piece.id && call.id === "") call.id = piece.id;
  if (call.type === "custom") {
    if (piece.custom?.name && call.custom.name === "") call.custom.name = piece.custom.name;
    call.custom.input += piece.custom?.input ?? "";
  } else {
    if (piece.function?.name && call.function.name === "") call.function.name = piece.function.name;
    call.function.arguments += piece.function?.arguments ?? "";
  }
}

function addFunctionCall(message: ChatCompletionMessage, piece: { name?: string; arguments?: string }): void {
  message.function_call ??= { name: "", arguments: "" };
  message.function_call.name += piece.name ?? "";
  message.function_call.arguments += piece.arguments ?? "";
}

function addAudio(
  message: ChatCompletionMessage,
  piece: { id?: string; data?: string; expires_at?: number; transcript?: string },
): void {
  message.audio ??= { id: "", data: "", expires_at: 0, transcript: "" };
  if (piece.id) message.audio.id = piece.id;
  if (piece.expires_at) message.audio.expires_at = piece.expires_at;
  message.audio.data += piece.data ?? "";
  message.audio.transcript += piece.transcript ?? "";
}

function joinLogprobs(
  sofar: ChatCompletionChoice["logprobs"],
  piece: NonNullable<ChatCompletionChoice["logprobs"]>,
): ChatCompletionChoice["logprobs"] {
  return {
    content:
      sofar?.content && piece.content
        ? [...sofar.content, ...piece.content]
        : (piece.content ?? sofar?.content ?? null),
    refusal:
      sofar?.refusal && piece.refusal
        ? [...sofar.refusal, ...piece.refusal]
        : (piece.refusal ?? sofar?.refusal ?? null),
  };
}
