import type { OvertureError } from "../../chat/index.ts";
import type { CouncilOptions } from "./council-options.ts";
import type { LentToCouncil } from "./lent.ts";
import { councilPrompts } from "./prompts/index.ts";
import type { EveryPrompt } from "./prompts/material.ts";

type Defaulted =
  | "members"
  | "strategy"
  | "quorum"
  | "consensusThreshold"
  | "onDisagreement"
  | "onQuorumLost"
  | "tolerance"
  | "verdictWeight"
  | "claims";

/** Options with every default in its place. */
export type SettledOptions = Omit<CouncilOptions, Defaulted | "prompts"> & {
  readonly [Name in Defaulted]-?: NonNullable<CouncilOptions[Name]>;
} & { readonly prompts: EveryPrompt };

type Lent = Pick<LentToCouncil, "OvertureError">;
type Given<Options> = { readonly [Name in keyof Options]?: Exclude<Options[Name], undefined> };

/**
 * Lays a request's options over the constructor's, and those over the defaults. Throws `invalid_request` for options that are
 * right each by itself and contradict each other together.
 */
export function settledOptions(lent: Lent, own: CouncilOptions = {}, under: CouncilOptions = {}): SettledOptions {
  const given = { ...withoutBlanks(under), ...withoutBlanks(own) };
  const options: SettledOptions = {
    members: 3,
    strategy: "auto",
    quorum: 2,
    consensusThreshold: 0.7,
    onDisagreement: "answer",
    onQuorumLost: "error",
    tolerance: 0,
    verdictWeight: 0.25,
    claims: "words",
    ...given,
    prompts: { ...councilPrompts, ...withoutBlanks(given.prompts ?? {}) },
  };
  const { members, quorum } = options;
  const count = typeof members === "number" ? members : members.length;
  if (quorum > count) {
    throw contradiction(
      lent,
      "quorum",
      `The option "council.quorum" is ${quorum}, and there are only ${count} members. Ask for at least ${quorum} members, or for a smaller quorum.`,
    );
  }
  const { strategy, chairman } = options;
  if (chairman !== undefined && strategy !== "auto" && strategy !== "synthesize") {
    throw contradiction(
      lent,
      "chairman",
      `The option "council.chairman" is ${JSON.stringify(chairman.slice(0, 200))}, and the strategy "${strategy}" has no chairman. Use "synthesize" or "auto".`,
    );
  }
  return options;
}

/** An error about an option of the request. */
export function contradiction(lent: Lent, option: string, message: string): OvertureError {
  return new lent.OvertureError({ code: "invalid_request", status: 400, param: `overture.council.${option}`, message });
}

/** An option that is `undefined` was not given, and hides nothing. */
function withoutBlanks<Options extends object>(options: Options): Given<Options> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Given<Options>;
}
