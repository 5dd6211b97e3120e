import type { Tokenizer } from "./catalog/index.ts";
import type { AnyRequest, Engine } from "./execution/index.ts";
import type { ExplorationLimits } from "./guard/index.ts";
import type { Conversations, Learner, Newcomers, Pacer } from "./learning/index.ts";
import type { RequestOptions } from "./options.ts";
import type { Profile, ProfileOptions, RequestReader } from "./profile/index.ts";
import type { BaselineOptions, DecideInput, ModelList, Objective, Policy, Rule, RuleBook } from "./routing/index.ts";

/** What plans are made with. */
export interface PlannerInit {
  readonly engine: Engine;
  /** The keys that may be used. @default the engine's */
  readonly pools?: (() => Engine["pools"]) | undefined;
  /** Whose conversations these are, so that nobody's are taken for another's. @default the app's own */
  readonly scope?: string | undefined;
  readonly models: ModelList;
  readonly policy: Policy;
  readonly baseline: BaselineOptions | undefined;
  /** In what share of decisions one of the candidates is drawn evenly. */
  readonly epsilon: number;
  readonly fallbacks: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly learner: Learner;
  readonly newcomers: Newcomers;
  readonly explorationLimits: ExplorationLimits | undefined;
  readonly conversations: Conversations;
  readonly pacer: Pick<Pacer, "costFactor"> | undefined;
  readonly objective: Objective;
  readonly rules: RuleBook;
  /** Reads requests for answers. */
  readonly reader: RequestReader;
  /** What learning tells apart, where it is not what Overture tells apart by itself. */
  readonly context: ProfileOptions["context"];
  /** Counts tokens, where the user knows better than to estimate them. */
  readonly tokenizer: Tokenizer | undefined;
  /** The constructor's limit for whole requests, in milliseconds, where it was given one. */
  readonly totalMs: number | undefined;
}

/** What a decision is made of, whatever sort of request it is for. */
export interface Matter extends Pick<DecideInput, "resolution" | "fallbacks"> {
  readonly profile: Profile;
  /** How many tokens the input is for a model, where that is not estimated. */
  readonly countedTokens?: ((model: string) => number | undefined) | undefined;
  /** What the user said last, for rules that look for words in it. */
  readonly text: string;
}

/** The same, with the rules that apply. */
export interface RuledMatter extends Matter {
  readonly rules: readonly Rule[];
}

/** One sort of request, as planning needs to know it. */
export interface RequestSort<Request extends AnyRequest> {
  /** Throws OpenAI's 400 for what is no request of this sort. */
  check(value: unknown): asserts value is Request;
  /** What the decision is made of. `options` are those of the request and its scope. */
  read(
    request: Request,
    options: RequestOptions,
    init: PlannerInit,
    signal: AbortSignal | undefined,
  ): Matter | Promise<Matter>;
}
