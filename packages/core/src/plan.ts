import { type ChatCompletionRequest, checkRequest, OvertureError } from "./chat/index.ts";
import type { AnyRequest, Engine, RunInit, TimeLimits } from "./execution/index.ts";
import type { CallOptions, RequestOptions } from "./options.ts";
import { profileOf } from "./profile/index.ts";
import { checkCallOptions, checkRequestOptions, mergeRequestOptions } from "./request-options.ts";
import {
  type Candidate,
  type DecideInput,
  type Decision,
  decide,
  type ModelList,
  type Policy,
  type Rest,
} from "./routing/index.ts";
import { newId } from "./time/index.ts";

/** What plans are made with. */
export interface PlannerInit {
  readonly engine: Engine;
  readonly models: ModelList;
  readonly policy: Policy;
  readonly fallbacks: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** The constructor's limit for whole requests, in milliseconds, where it was given one. */
  readonly totalMs: number | undefined;
}

/** What a decision is made of, whatever sort of request it is for. */
export type Matter = Pick<DecideInput, "profile" | "resolution" | "fallbacks">;

/** One sort of request, as planning needs to know it. */
export interface RequestSort<Request extends AnyRequest> {
  /** Throws OpenAI's 400 for what is no request of this sort. */
  check(value: unknown): asserts value is Request;
  /** What the decision is made of. `ownFallbacks`: those of the request or its scope, where they name any. */
  read(request: Request, ownFallbacks: readonly string[] | undefined, init: PlannerInit): Matter;
}

const chatSort: RequestSort<ChatCompletionRequest> = {
  check: checkRequest,
  read: (request, ownFallbacks, { models, fallbacks }) => ({
    profile: profileOf(request),
    resolution: models.resolve(request.model),
    fallbacks: models.resolveAll(ownFallbacks ?? fallbacks),
  }),
};

const noTags: readonly string[] = [];

/** Turns a request into what is carried out: checks it, reads its profile, decides, and settles how long it may take. */
export class Planner {
  readonly #init: PlannerInit;
  #sequence = 0;

  constructor(init: PlannerInit) {
    this.#init = init;
  }

  /** The whole plan of a chat request. `scope` holds what `overture.for()` was given. */
  plan(value: unknown, scope: RequestOptions, call: CallOptions): RunInit {
    return this.planOf(chatSort, value, scope, call);
  }

  /** The whole plan of a request of any sort. */
  planOf<Request extends AnyRequest>(
    sort: RequestSort<Request>,
    value: unknown,
    scope: RequestOptions,
    call: CallOptions,
  ): RunInit<Request> {
    const { engine } = this.#init;
    const startedAt = engine.clock.monotonic();
    checkCallOptions(call);
    const { request, options } = split(sort, value, scope);
    const decision = this.#decide(sort, request, options);
    // Only what is carried out takes a turn.
    this.#sequence += 1;
    if (engine.events.has("decision")) {
      const { id, requested, policy, ranking } = decision;
      const tags = options.tags ?? noTags;
      engine.events.emit("decision", { id, tags, requested, policy, ranking: ranking.map(({ model }) => model) });
    }
    return {
      engine,
      request,
      decision,
      signal: call.signal ?? undefined,
      limits: this.#limits(options, call),
      headers: call.headers ? { ...this.#init.headers, ...call.headers } : this.#init.headers,
      tags: options.tags ?? noTags,
      fallbackOnContentPolicy: options.fallbackOnContentPolicy === true,
      startedAt,
    };
  }

  /** Only the decision, for a chat request that is not carried out. */
  dryRun(value: unknown, scope: RequestOptions): Decision {
    const { request, options } = split(chatSort, value, scope);
    return this.#decide(chatSort, request, options);
  }

  #decide<Request extends AnyRequest>(sort: RequestSort<Request>, request: Request, options: RequestOptions): Decision {
    const { engine, policy } = this.#init;
    this.#checkAnyActive();
    return decide({
      ...sort.read(request, options.fallbacks, this.#init),
      id: newId("ovt_", engine.random),
      requested: request.model,
      policy,
      random: engine.random,
      sequence: this.#sequence,
      inactive: this.#inactive,
      resting: this.#resting,
    });
  }

  #limits(options: RequestOptions, call: CallOptions): TimeLimits {
    const { limits } = this.#init.engine;
    const { maxTotalMs, maxFirstTokenMs, maxIdleMs } = options;
    const timeout = call.timeout ?? undefined;
    if (timeout === undefined && maxTotalMs === undefined && maxFirstTokenMs === undefined && maxIdleMs === undefined) {
      return limits;
    }
    // SDKs send their timeout with every request, asked for or not: it lengthens no limit that somebody set.
    const total = Math.min(
      maxTotalMs ?? this.#init.totalMs ?? Number.POSITIVE_INFINITY,
      timeout ?? Number.POSITIVE_INFINITY,
    );
    return {
      totalMs: total === Number.POSITIVE_INFINITY ? limits.totalMs : total,
      firstTokenMs: maxFirstTokenMs ?? limits.firstTokenMs,
      idleMs: maxIdleMs ?? limits.idleMs,
    };
  }

  #checkAnyActive(): void {
    const { pools, providers } = this.#init.engine;
    for (const pool of pools.values()) if (pool.size > 0) return;
    const variables = [...providers.values()].flatMap((provider) => provider.keyVariables);
    throw new OvertureError({
      code: "no_provider",
      status: 503,
      message: `No provider has a key. Set ${variables.join(" or ") || "a key"}, or give an adapter its apiKey.`,
    });
  }

  readonly #inactive = ({ provider }: Candidate): string | undefined => {
    const { pools, providers } = this.#init.engine;
    if ((pools.get(provider)?.size ?? 0) > 0) return undefined;
    const variables = providers.get(provider)?.keyVariables ?? [];
    return variables.length > 0 ? `has no key (${variables.join(", ")} is not set)` : "has no key";
  };

  readonly #resting = ({ model, provider, vendorModel }: Candidate): Rest | undefined => {
    const { breakers, pools, clock } = this.#init.engine;
    const openUntilMs = breakers.blockedUntilMs(model);
    if (openUntilMs !== undefined) return { because: "breaker", forMs: openUntilMs - clock.monotonic() };
    const parking = pools.get(provider)?.parking(vendorModel);
    return parking && { because: "keys", forMs: parking.untilMs - clock.monotonic() };
  };
}

/** Parts Overture's own field from what adapters see, and lays it over what the scope says. */
function split<Request extends AnyRequest>(
  sort: RequestSort<Request>,
  value: unknown,
  scope: RequestOptions,
): { request: Request; options: RequestOptions } {
  sort.check(value);
  if (!("overture" in value)) return { request: value, options: scope };
  const { overture, ...request } = value;
  if (overture === undefined || overture === null) return { request: request as unknown as Request, options: scope };
  checkRequestOptions(overture);
  // A sort of request does not know of Overture's own field, so that without it the request is still one.
  return { request: request as unknown as Request, options: mergeRequestOptions(scope, overture) };
}
