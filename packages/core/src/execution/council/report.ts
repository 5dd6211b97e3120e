import type { NanoUsd } from "../../catalog/index.ts";
import type { CouncilMember, CouncilReport, CouncilStrategy } from "../../telemetry/index.ts";
import { readAnswer, relationOf } from "./claims/compare.ts";
import { toldClaims, type WeighedClaim } from "./claims/weigh-claims.ts";
import { promptVersion } from "./prompts/index.ts";
import { type Seat, takenSeats } from "./seat.ts";

/** What has come of a council so far. */
export interface Standing {
  strategy: CouncilStrategy;
  readonly seats: Seat[];
  agreement: number;
  /** By the places of those who have answered. */
  claims: readonly WeighedClaim[];
  rounds: number;
}

/** What the report says of the answer itself. */
export interface Result {
  readonly chosen?: number | undefined;
  readonly chairman?: CouncilReport["chairman"];
  readonly assembled?: true | undefined;
  readonly quorumLost?: true | undefined;
  /** The final answer. */
  readonly text: string;
}

/** Writes the report. `usd` is what everything cost. */
export function reportOf(
  { strategy, seats, agreement, claims, rounds }: Standing,
  { text, ...result }: Result,
  usd: number,
): CouncilReport {
  const models = takenSeats(seats).map(({ candidate }) => candidate.model);
  return {
    strategy,
    members: seats.map(memberOf),
    ...withoutBlanks(result),
    agreement,
    claims: toldClaims(claims, models),
    flagged: flaggedIn(claims, text),
    rounds,
    ...(strategy === "vote" ? {} : { promptVersion }),
    costUsd: usd,
  };
}

/** The claims that only one member makes and that stand in the answer. */
function flaggedIn(claims: readonly WeighedClaim[], text: string): readonly string[] {
  const alone = claims.filter(({ supportedBy }) => supportedBy.length === 1);
  if (alone.length === 0 || text === "") return [];
  const answer = readAnswer(text);
  return alone.filter((claim) => relationOf(claim.text, answer) === "supports").map((claim) => claim.text);
}

function memberOf({ candidate, outcome, score, costNanoUsd, latencyMs }: Seat): CouncilMember {
  const cost = (costNanoUsd as NanoUsd) / 1e9;
  const shared = { model: candidate.model, costUsd: cost, latencyMs };
  if (outcome.kind === "answered") return { ...shared, answer: outcome.text, ...withoutBlanks({ score }) };
  return { ...shared, fault: outcome.kind === "failed" ? outcome.fault : "stopped" };
}

function withoutBlanks<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}
