import type { EmbedTexts } from "../../profile/index.ts";
import type { CouncilStrategy } from "../../telemetry/index.ts";
import type { Entails } from "./claims/hooks.ts";
import type { CouncilPrompts } from "./prompts/material.ts";

/** How the mode `council` sits. */
export interface CouncilOptions {
  /**
   * Who answers: models by name, the same one several times if you like; or how many, 2 to 16: the first of the ranking, again
   * from its beginning where it is shorter. @default 3: the fewest that can outvote one
   */
  readonly members?: number | readonly string[] | undefined;
  /**
   * How their answers are put into one. `vote` counts those that say the same; `judge` has a model compare them in pairs and in
   * both orders; `rank` has the members rank each other's; `synthesize` has a chairman write a new one from them.
   * @default `auto`: `vote` where answers have a form that can be counted, else `synthesize`
   */
  readonly strategy?: "auto" | CouncilStrategy | undefined;
  /** Who writes the synthesis. @default the model of which the best quality is expected */
  readonly chairman?: string | undefined;
  /** Who compares, unless an answer is its own and another can. @default the model of which the best quality is expected */
  readonly judge?: string | undefined;
  /** How many members must answer. @default 2: with fewer there is nothing to compare */
  readonly quorum?: number | undefined;
  /** Below which agreement, from 0 to 1, `onDisagreement` applies. @default 0.7 */
  readonly consensusThreshold?: number | undefined;
  /**
   * What becomes of members that do not agree: `answer` answers all the same and says so; `escalate` asks two models of the
   * next higher prices as well, once; `error` rejects with `council_disagreed`. @default `answer`
   */
  readonly onDisagreement?: "answer" | "escalate" | "error" | undefined;
  /**
   * What becomes of a council with fewer answers than the quorum: `error` rejects with `quorum_lost`; `single` gives the best
   * of what there is, marked as such. @default `error`
   */
  readonly onQuorumLost?: "error" | "single" | undefined;
  /**
   * The most that the whole council may cost, in US dollars. What a call may cost is set aside before it is made, and one that
   * does not fit is not made. @default no limit but the request's own
   */
  readonly maxCostUsd?: number | undefined;
  /** The time that the whole council has, in milliseconds. @default the request's */
  readonly deadlineMs?: number | undefined;
  /** How far numbers may lie apart that count as the same, as a share of the larger. @default 0: equal */
  readonly tolerance?: number | undefined;
  /**
   * What a council's verdict on a member says to learning beside a score of your own, from 0 to 1; 0 teaches nothing.
   * @default 0.25: peers' opinion, and what all of them get wrong they call right
   */
  readonly verdictWeight?: number | undefined;
  /** Who says which answers support a claim: their words, or a judge model for one more call. @default `words` */
  readonly claims?: "words" | "judge" | undefined;
  /**
   * Makes vectors by which claims are compared; the same function as the constructor's `embed` may be. It has until 70 % of the
   * council's time is over, and where it fails claims are compared by their words. @default none
   */
  readonly embed?: EmbedTexts | undefined;
  /** Says whether an answer entails a claim, in the same time; it comes before `embed` and `claims`. @default none */
  readonly entails?: Entails | undefined;
  /** Prompts of your own. @default Overture's */
  readonly prompts?: CouncilPrompts | undefined;
}
