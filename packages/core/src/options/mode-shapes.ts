import type { CouncilOptions, ModeOptions, SpeculativeOptions } from "../execution/index.ts";
import { isObjective } from "../routing/index.ts";
import {
  amount,
  callable,
  fieldsOf,
  listOf,
  name,
  oneOf,
  positive,
  recordOf,
  type Shape,
  share,
  value,
  zeroOrMore,
} from "./option-shape.ts";

/** What an objective may be, for the constructor and for requests. */
export const objective: Shape = value(
  'one of "balanced", "quality", "cost" and "latency", or { usdPerAnswer, usdPerSecond } in dollars of 0 or more',
  isObjective,
);

/** The modes that there are. */
export const mode: Shape = oneOf("single", "speculative", "council");
const speculative: Readonly<Record<keyof SpeculativeOptions, Shape>> = {
  hedgeAfterMs: zeroOrMore,
  maxParallel: amount({ least: 2, most: 5, whole: true }),
  race: oneOf("hedge", "all"),
  hedgeBudget: share,
  wasteThreshold: share,
  validate: callable,
};
const council: Readonly<Record<keyof CouncilOptions, Shape>> = {
  members: (given, at) =>
    Array.isArray(given) ? listOf(name, 2, 16)(given, at) : amount({ least: 2, most: 16, whole: true })(given, at),
  strategy: oneOf("auto", "vote", "judge", "rank", "synthesize"),
  chairman: name,
  judge: name,
  quorum: amount({ least: 1, most: 16, whole: true }),
  consensusThreshold: share,
  onDisagreement: oneOf("answer", "escalate", "error"),
  onQuorumLost: oneOf("error", "single"),
  maxCostUsd: positive,
  deadlineMs: positive,
  tolerance: share,
  verdictWeight: share,
  claims: oneOf("words", "judge"),
  embed: callable,
  entails: callable,
  prompts: recordOf(callable),
};
/** What modes are told, by the constructor and by requests. */
export const modeOptions: Readonly<Record<keyof ModeOptions, Shape>> = {
  mode,
  speculative: fieldsOf(speculative),
  council: fieldsOf(council),
  onInterrupt: oneOf("error", "continue", "restart"),
  objective,
};
