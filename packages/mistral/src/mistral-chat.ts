import {
  type AdapterOptions,
  type Call,
  CallSignal,
  type ChatCompletion,
  type ChatCompletionChunk,
  type ChatCompletionRequest,
  ProviderFault,
  type Reply,
  type Warning,
} from "@overture/core/provider";
import { ChunkTranslator } from "./chunk-translator.ts";
import { toFault } from "./faults.ts";
import { fromMistral, isAnswer } from "./from-mistral.ts";
import { fromStream, isEventStream } from "./from-stream.ts";
import { camelCased } from "./json.ts";
import { rateLimitsFrom, requestIdFrom } from "./response-headers.ts";
import { notesOf, type ResponseNotes } from "./response-notes.ts";
import { type Ask, type Asked, type MistralClientLike, SdkClients } from "./sdk-clients.ts";
import { type TranslatedRequest, toMistral } from "./to-mistral.ts";

/** Answers requests through Mistral's SDK. Loaded with it, on first use. */
export class MistralChat {
  readonly #options: AdapterOptions<MistralClientLike>;
  readonly #id: string;
  readonly #clients: SdkClients;

  /** `id` is the adapter's, under which requests keep their `providerOptions`. */
  constructor(options: AdapterOptions<MistralClientLike>, id: string) {
    this.#options = options;
    this.#id = id;
    this.#clients = new SdkClients(options);
  }

  /** Imports the SDK, unless a client was given. */
  load(): Promise<void> {
    return this.#clients.load();
  }

  /** Resolves with the whole answer. */
  chat(request: ChatCompletionRequest, call: Call): Promise<Reply<ChatCompletion>> {
    return this.#send(request, call, false, ({ data, translated, reply, callSignal }) => {
      callSignal.release();
      if (!isAnswer(data)) throw malformed("what is not an answer");
      return { ...reply, body: answerOf(() => fromMistral(data, translated.forms, call.model)) };
    });
  }

  /** Resolves at the response's headers. */
  stream(request: ChatCompletionRequest, call: Call): Promise<Reply<AsyncIterable<ChatCompletionChunk>>> {
    return this.#send(request, call, true, ({ data, translated, reply, callSignal, notes }) => {
      if (!isEventStream(data)) throw malformed("no stream");
      const translator = new ChunkTranslator(translated.forms, call.model);
      const { requestId } = reply;
      return { ...reply, body: fromStream(data, { translator, call, callSignal, requestId, notes }) };
    });
  }

  /** Sends a request and reads what comes back; whatever goes wrong on the way becomes a fault. */
  async #send<Result>(
    request: ChatCompletionRequest,
    call: Call,
    stream: boolean,
    read: (received: Received) => Result,
  ): Promise<Result> {
    const { signal, credential } = call;
    const callSignal = new CallSignal(call);
    let requestId: string | undefined;
    try {
      signal.throwIfAborted();
      const translated = translate(request, call, this.#id);
      const ask = await this.#clients.of(credential);
      const headers = { ...this.#options.headers, ...call.headers };
      const settings = { signal: callSignal.signal, headers, retries: { strategy: "none" } };
      const { data, response } = await asked(ask, translated.body, stream, settings);
      requestId = requestIdFrom(response?.headers);
      const notes = notesOf(response);
      const warnings = [...translated.warnings, ...deprecation(call.model, notes)];
      const reply = { requestId, limits: rateLimitsFrom(response?.headers), warnings };
      return read({ data, translated, reply, callSignal, notes });
    } catch (thrown) {
      callSignal.abort();
      throw toFault(thrown, { signal, credential, requestId, callSignal });
    }
  }
}

/** What came back. */
interface Received {
  /** The SDK's own answer: a completion or a stream, if the provider kept to its form. */
  readonly data: unknown;
  /** The request as it was sent. */
  readonly translated: TranslatedRequest;
  readonly reply: Omit<Reply<unknown>, "body">;
  readonly callSignal: CallSignal;
  readonly notes: ResponseNotes | undefined;
}

function translate(request: ChatCompletionRequest, call: Call, id: string): TranslatedRequest {
  try {
    return toMistral(request, call, id);
  } catch (cause) {
    if (cause instanceof ProviderFault) throw cause;
    throw new ProviderFault({ kind: "invalid_request", message: "The request is not of OpenAI's form.", cause });
  }
}

/** What the SDK gave. An answer that it refuses, for a count that is missing or a word that is new, is read all the same. */
async function asked(ask: Ask, body: object, stream: boolean, settings: object): Promise<Asked> {
  try {
    return await ask(body, stream, settings);
  } catch (thrown) {
    if (stream || !(thrown instanceof Error) || !("rawValue" in thrown) || !("rawResponse" in thrown)) throw thrown;
    const data = camelCased(thrown.rawValue);
    if (!isAnswer(data) || !(thrown.rawResponse instanceof Response)) throw thrown;
    return { data, response: thrown.rawResponse };
  }
}

function deprecation(model: string, notes: ResponseNotes | undefined): Warning[] {
  if (notes?.deprecatedOn === undefined) return [];
  const message = `Mistral takes ${JSON.stringify(model)} away on ${notes.deprecatedOn.slice(0, 40)}.`;
  return [{ code: "model_deprecated", message, param: "model" }];
}

function answerOf<Answer>(translateAnswer: () => Answer): Answer {
  try {
    return translateAnswer();
  } catch (cause) {
    if (cause instanceof ProviderFault) throw cause;
    throw malformed("an answer of another form", cause);
  }
}

function malformed(what: string, cause?: unknown): ProviderFault {
  return new ProviderFault({ kind: "malformed", message: `Mistral sent ${what}.`, cause });
}
