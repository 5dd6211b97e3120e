import type { AnyRequest } from "../execution/index.ts";
import type { RequestOptions } from "../options/index.ts";
import type { Profile } from "../profile/index.ts";
import type { DecideInput, Rule } from "../routing/index.ts";
import type { PlannerInit } from "./planner-init.ts";

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
