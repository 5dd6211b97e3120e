import type { Tokenizer } from "../catalog/index.ts";
import type { Engine } from "../execution/index.ts";
import type { ExplorationLimits } from "../guard/index.ts";
import type { Conversations, Learner, Learning, Pacer } from "../learning/index.ts";
import type { ProfileOptions, RequestReader } from "../profile/index.ts";
import type { BaselineOptions, ModelList, Objective, Policy, RuleBook } from "../routing/index.ts";

/** What plans for a tenant are made with in place of the app's own; what is left out is the app's. */
export interface OwnPlanning {
  /** The keys that may be used. */
  readonly pools?: Engine["pools"] | undefined;
  /** Whose conversations these are, so that nobody's are taken for another's. */
  readonly scope?: string | undefined;
  readonly learner?: Learner | undefined;
  readonly rules?: RuleBook | undefined;
  readonly objective?: Objective | undefined;
  readonly pacer?: PlannerInit["pacer"];
  /** How many requests were planned. */
  turns: number;
}

/** What plans are made with. */
export interface PlannerInit {
  readonly engine: Engine;
  readonly models: ModelList;
  readonly policy: Policy;
  readonly baseline: BaselineOptions | undefined;
  /** In what share of decisions one of the candidates is drawn evenly. */
  readonly epsilon: number;
  readonly fallbacks: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** What learns; there once it is loaded. */
  readonly learning: Pick<Learning, "learner" | "newcomers">;
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
