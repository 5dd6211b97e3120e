import { addCosts, costOf, estimateTextTokens, noCost, unknownCost } from "../src/catalog/index.ts";
import { answerCost, estimatedUsage } from "../src/execution/answer-cost.ts";
import { askCandidate } from "../src/execution/ask-candidate.ts";
import { canAsk } from "../src/execution/ask-in-order.ts";
import { checkCompletion } from "../src/execution/check-completion.ts";
import { flawOf } from "../src/execution/flaw.ts";
import type { LentToStreams } from "../src/execution/lent-to-streams.ts";
import { noteAnswer } from "../src/execution/note-answer.ts";
import type { LentToSpeculative } from "../src/execution/speculative/lent.ts";
import { StreamInterruptedError } from "../src/execution/stream-interrupted.ts";
import { walk } from "../src/execution/walk.ts";

/** What late files are lent, as `perform.ts` lends it. */
export const lentToStreams: LentToStreams = {
  ...{ walk, askCandidate, canAsk, answerCost, estimatedUsage, noteAnswer, StreamInterruptedError },
};

export const lent: LentToSpeculative = {
  streams: lentToStreams,
  ...{ checkCompletion, flawOf, addCosts, costOf, estimateTextTokens, noCost, unknownCost },
};
