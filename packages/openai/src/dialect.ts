import type { BodyDraft } from "./body-draft.ts";
import { withoutEffortBesideTools } from "./effort-beside-tools.ts";

/** Where a server's use of OpenAI's chat format differs from its neighbours'. */
export interface Dialect {
  /** The provider's id: whose `providerOptions` are merged into the body. */
  readonly provider: string;
  /** The field that limits the answer; `by_model` renames `max_tokens` for models that reason, which refuse it. */
  readonly maxTokensField: "max_tokens" | "max_completion_tokens" | "by_model";
  /** How a developer message is called. */
  readonly developerRole: "developer" | "system";
  /**
   * Which mark for a cacheable prefix the server knows; `by_model`: OpenAI's, on models that price cache writes;
   * `unneeded`: none, and nothing is lost without.
   */
  readonly cacheMarks: "by_model" | "cache_control" | "unneeded" | "none";
  /** Whether a stream is asked for its usage. */
  readonly streamUsage: boolean;
  /** Whether `reasoning_content` of earlier turns is sent back. */
  readonly keepsReasoning: boolean;
  /** Whether its answers have reasoning in words; where not, what a message has of it is another provider's. */
  readonly givesReasoning: boolean;
  /** Whether earlier answers lose the fields that only OpenAI knows: `annotations`, and those that are null. */
  readonly plainHistory: boolean;
  /** Where a body is sent that goes elsewhere than most. @default the client's own base URL */
  readonly baseURLFor?: ((body: { readonly [field: string]: unknown }) => string | undefined) | undefined;
  /** What else the server wants otherwise. @default nothing */
  readonly adjust?: ((draft: BodyDraft) => void) | undefined;
}

/** The dialect of api.openai.com. */
export function openAIDialect(provider: string): Dialect {
  return {
    provider,
    maxTokensField: "by_model",
    developerRole: "developer",
    cacheMarks: "by_model",
    streamUsage: true,
    keepsReasoning: false,
    givesReasoning: false,
    plainHistory: false,
    adjust: withoutEffortBesideTools,
  };
}
