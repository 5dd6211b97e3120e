import type { AnyRequest } from "./execution/index.ts";
import type { RequestOptions } from "./options.ts";
import type { PlannerInit } from "./plan.ts";
import type { Profile } from "./profile/index.ts";
import type { DecideInput } from "./routing/index.ts";

/** What a decision is made of, whatever sort of request it is for. */
export interface Matter extends Pick<DecideInput, "resolution" | "fallbacks"> {
  readonly profile: Profile;
  /** How many tokens the input is for a model, where that is not estimated. */
  readonly countedTokens?: ((model: string) => number | undefined) | undefined;
}

/** One sort of request, as planning needs to know it. */
export interface RequestSort<Request extends AnyRequest> {
  /** Throws OpenAI's 400 for what is no request of this sort. */
  check(value: unknown): asserts value is Request;
  /** What the decision is made of. `options` are those of the request and its scope. */
  read(request: Request, options: RequestOptions, init: PlannerInit): Matter;
}
