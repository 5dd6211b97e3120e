import type { CouncilError } from "../council-error.ts";
import { reportOf, type Standing } from "./report.ts";
import { type Seat, takenSeats } from "./seat.ts";
import type { Sitting } from "./sitting.ts";

/** How many members a message tells of. */
const mostTold = 8;

/** The error of a council of which too few members have answered. */
export function quorumLost(sitting: Sitting, standing: Standing): CouncilError {
  const { run, options, lent } = sitting;
  const taken = takenSeats(standing.seats).length;
  const isLate = run.elapsedMs() >= sitting.endsAtMs;
  return new lent.CouncilError({
    code: "quorum_lost",
    status: isLate ? 504 : 503,
    message: `${taken} of ${standing.seats.length} members answered, and the quorum is ${options.quorum}: ${told(standing.seats)}. Set "council.onQuorumLost" to "single" to be given the best of what there is.`,
    attempts: run.failures,
    council: reportOf(standing, { text: "" }, run.cost().usd),
  });
}

/** The error of a council that does not agree. */
export function disagreed(sitting: Sitting, standing: Standing): CouncilError {
  const { run, options, lent } = sitting;
  return new lent.CouncilError({
    code: "council_disagreed",
    status: 409,
    message: `The members agree by ${standing.agreement.toFixed(2)}, under the "council.consensusThreshold" of ${options.consensusThreshold}. Their answers are in the error's "council".`,
    attempts: run.failures,
    council: reportOf(standing, { text: "" }, run.cost().usd),
  });
}

function told(seats: readonly Seat[]): string {
  const lines = seats.slice(0, mostTold).map(({ candidate, outcome }) => {
    return `${candidate.model} ${outcome.kind === "failed" ? outcome.fault : "answered"}`;
  });
  if (seats.length > mostTold) lines.push(`and ${seats.length - mostTold} more`);
  return lines.join("; ");
}
