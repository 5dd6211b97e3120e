import type { Tenancy } from "./admission/index.ts";
import { OvertureError } from "./chat/index.ts";
import { type Answer, type ChatStream, type Engine, perform, performWhole, type RunInit } from "./execution/index.ts";
import type { ListOfModels } from "./list-models.ts";
import type { CallOptions, RequestOptions } from "./options/index.ts";
import { checkRequestOptions, mergeRequestOptions } from "./options/index.ts";
import type { Planner } from "./planning/index.ts";
import type { Refused } from "./refusal.ts";
import type {
  ChatRequest,
  ChatRequestNonStreaming,
  ChatRequestStreaming,
  EmbeddingAnswer,
  EmbeddingsRequest,
  ResponseAnswer,
  RoutedResponsesRequest,
} from "./requests.ts";
import type { Decision, ModelList } from "./routing/index.ts";
import { epochSeconds } from "./time/index.ts";
import type { InProcessFetch, ResponseStream, WireTarget } from "./wire/index.ts";

/** `chat.completions`, by OpenAI's names. */
export interface ChatCompletions {
  /**
   * Sends a request to the model that the policy ranks first, and to the next ones while it fails. Resolves with the answer
   * in OpenAI's shape, or with a stream whose first content has come.
   *
   * Throws an `OvertureError`: `invalid_request` and `model_not_found` before any provider is called, `provider_failed`,
   * `all_failed` or `deadline_exceeded` with every attempt listed; and the signal's reason if the caller aborts.
   */
  create(request: ChatRequestNonStreaming, options?: CallOptions): Promise<Answer>;
  create(request: ChatRequestStreaming, options?: CallOptions): Promise<ChatStream>;
  create(request: ChatRequest, options?: CallOptions): Promise<Answer | ChatStream>;
}

/** `embeddings`, by OpenAI's names. */
export interface Embeddings {
  /**
   * Makes vectors of texts. Resolves with OpenAI's shape: numbers, or base64 of 32-bit floats if `encoding_format` says so.
   * It fails over only between deployments of the same embedding model, which `model` (with its route and `fallbacks`) must
   * name: vectors of different models do not mix.
   *
   * Throws an `OvertureError`, as {@link ChatCompletions.create} does; `invalid_request` also for models that do not mix.
   */
  create(
    request: EmbeddingsRequest & { readonly encoding_format: "base64" },
    options?: CallOptions,
  ): Promise<EmbeddingAnswer<string>>;
  create(
    request: EmbeddingsRequest & { readonly encoding_format?: "float" | null | undefined },
    options?: CallOptions,
  ): Promise<EmbeddingAnswer>;
  create(request: EmbeddingsRequest, options?: CallOptions): Promise<EmbeddingAnswer<number[] | string>>;
}

/** `responses`, by OpenAI's names. */
export interface Responses {
  /**
   * Answers a request to the Responses API through chat, by whichever model is ranked first and answers. Resolves with a
   * response in OpenAI's shape, or with a stream of OpenAI's events whose first content has come.
   *
   * Nothing is stored: send the earlier output items back as input. Throws an `OvertureError`, as
   * {@link ChatCompletions.create} does; `pinned_to_provider` for what only the provider that keeps or runs it could serve.
   */
  create(request: RoutedResponsesRequest & { readonly stream: true }, options?: CallOptions): Promise<ResponseStream>;
  create(
    request: RoutedResponsesRequest & { readonly stream?: false | null | undefined },
    options?: CallOptions,
  ): Promise<ResponseAnswer>;
  create(request: RoutedResponsesRequest, options?: CallOptions): Promise<ResponseAnswer | ResponseStream>;
}

/** `models`, by OpenAI's names. */
export interface Models {
  /** What a request's `model` can be: `auto`, the routes, and every model of the active providers that has a card. */
  list(): Promise<ListOfModels>;
}

/** What all scopes of one Overture share. */
export interface ScopeInit {
  readonly engine: Engine;
  readonly planner: Planner;
  readonly models: ModelList;
  readonly routes: readonly string[];
  /** Whether `close()` was called. */
  readonly closed: () => boolean;
  /** Loads what decisions rest on, for chat with what reads its requests; undefined if there is nothing to wait for. */
  readonly load: (forChat?: boolean) => Promise<unknown> | undefined;
  /** Whose keys, budgets and limits are told apart, and how. */
  readonly tenancy: Tenancy;
}

/** Overture with some options set for many requests: what `overture.for({ … })` gives. */
export class OvertureScope {
  /** Chat, by OpenAI's names. */
  readonly chat: { readonly completions: ChatCompletions };
  /** Responses, by OpenAI's names. */
  readonly responses: Responses;
  /** Vectors, by OpenAI's names. */
  readonly embeddings: Embeddings;
  /** Models, by OpenAI's names. */
  readonly models: Models;
  /**
   * A `fetch` for any OpenAI-compatible client in this process. It answers `POST …/chat/completions`, `POST …/responses`,
   * `POST …/embeddings` and `GET …/models`
   * without touching the network, trusts its caller, and rejects only when the caller aborts.
   */
  readonly fetch: InProcessFetch;
  readonly #init: ScopeInit;
  readonly #options: RequestOptions;

  /** Scopes come from `overture.for()`. */
  constructor(init: ScopeInit, options: RequestOptions) {
    this.#init = init;
    this.#options = options;
    this.chat = { completions: { create: this.#create } };
    this.responses = { create: this.#createResponse };
    this.embeddings = { create: this.#createEmbeddings };
    this.models = { list: () => this.#listModels() };
    // Those who call `create()` never need OpenAI's HTTP format: it is loaded on first use.
    this.fetch = async (input, init) => (await import("./wire/index.ts")).createFetch(this.#target)(input, init);
  }

  /** The same Overture, with these options for every request that does not say otherwise. */
  for(options: RequestOptions): OvertureScope {
    checkRequestOptions(options);
    return new OvertureScope(this.#init, mergeRequestOptions(this.#options, options));
  }

  /** The decision that a request would get now, without calling any provider. */
  async decide(request: ChatRequest): Promise<Decision> {
    await this.#init.load();
    const { tenancy, planner } = this.#init;
    if (!tenancy.concerns(request, this.#options)) return await planner.dryRun(request, this.#options);
    return await (await tenancy.admit(request, this.#options)).planner.dryRun(request, this.#options);
  }

  // The one function behind three overloads: what it gives is said by `stream`, which the type of an arrow cannot follow.
  readonly #create = ((request: ChatRequest, options?: CallOptions | null) =>
    this.#perform(request, options ?? {})) as ChatCompletions["create"];

  readonly #target: WireTarget = {
    create: (request, options) => this.#perform(request, options),
    embed: (request, options) => this.#embed(request, options),
    models: () => this.#listModels(),
    refused: (error, request, signal) => this.#refused(error, request, signal),
    epochSeconds,
  };

  readonly #createResponse = (async (request: RoutedResponsesRequest, options?: CallOptions | null) => {
    const { createResponse } = await import("./wire/responses/index.ts");
    return await createResponse(this.#target, request, options ?? {});
  }) as Responses["create"];

  readonly #createEmbeddings = ((request: EmbeddingsRequest, options?: CallOptions | null) =>
    this.#embed(request, options ?? {})) as Embeddings["create"];

  async #perform(request: unknown, options: CallOptions): Promise<Answer | ChatStream> {
    let plan: RunInit;
    try {
      this.#checkOpen(options);
      const { tenancy, planner } = this.#init;
      // Decisions rest on it, the first as all others.
      const loading = this.#init.load();
      if (loading) await loading;
      if (tenancy.concerns(request, this.#options)) {
        const admitted = await tenancy.admit(request, this.#options);
        plan = await admitted.planner.plan(request, this.#options, options);
        plan = { ...plan, admission: admitted.admission() };
      } else {
        const planned = planner.plan(request, this.#options, options);
        // What need not be waited for is begun at once.
        plan = planned instanceof Promise ? await planned : planned;
      }
      // What waited until here may have waited for longer than this stays open.
      this.#checkOpen(options);
    } catch (error) {
      throw await this.#refused(error, request, options.signal);
    }
    return perform(plan);
  }

  async #embed(request: unknown, options: CallOptions): Promise<EmbeddingAnswer<number[] | string>> {
    let work: () => Promise<EmbeddingAnswer<number[] | string>>;
    try {
      this.#checkOpen(options);
      const [{ askForVectors, embeddingSort }] = await Promise.all([import("./embeddings.ts"), this.#init.load(false)]);
      const { tenancy, planner } = this.#init;
      const admitted = tenancy.concerns(request, this.#options)
        ? await tenancy.admit(request, this.#options)
        : undefined;
      const plan = await (admitted?.planner ?? planner).planOf(embeddingSort, request, this.#options, options);
      this.#checkOpen(options);
      work = () => performWhole({ ...plan, admission: admitted?.admission() }, askForVectors);
    } catch (error) {
      throw await this.#refused(error, request, options.signal, "embeddings");
    }
    return await work();
  }

  /** Tells whoever listens of a request of which nothing was decided, and gives the error. One that its caller aborted is none. */
  async #refused(
    error: unknown,
    request: unknown,
    signal: AbortSignal | null | undefined,
    operation: Refused["operation"] = "chat",
  ): Promise<unknown> {
    const { events } = this.#init.engine;
    if (events.has("refused") && !signal?.aborted) {
      const { tellRefusal } = await import("./refusal.ts");
      tellRefusal(events, error, { request, scope: this.#options, operation });
    }
    return error;
  }

  #checkOpen(options: CallOptions): void {
    if (this.#init.closed()) {
      throw new OvertureError({ code: "closed", status: 503, message: "This Overture was closed." });
    }
    if (options.signal?.aborted) throw options.signal.reason;
  }

  async #listModels(): Promise<ListOfModels> {
    const { tenancy, load } = this.#init;
    const { listModels } = await import("./list-models.ts");
    if (!tenancy.concerns({}, this.#options)) return listModels(this.#init);
    await load();
    return listModels(this.#init, await tenancy.admit({}, this.#options));
  }
}
