import type { Cost } from "../../catalog/index.ts";
import type { FaultKind, Warning } from "../../provider/index.ts";
import type { Decision } from "../../routing/index.ts";
import type { Background } from "../labels.ts";
import type { AttemptRecord, Timing } from "../metadata.ts";
import type { Concluded } from "./concluded.ts";

/** What is kept of a request that has ended. It holds no prompt, no answer and no key. */
export interface Trace {
  /** The decision's id. */
  readonly id: string;
  /** The answer's id, if it was answered. */
  readonly answerId: string | undefined;
  /** When it ended, in milliseconds since the Unix epoch. */
  readonly atMs: number;
  readonly traceId: string | undefined;
  readonly correlationId: string | undefined;
  readonly tenant: string | undefined;
  readonly user: string | undefined;
  readonly tags: readonly string[];
  /** What it was for, if no caller made it. */
  readonly purpose: Background["purpose"] | undefined;
  readonly requested: string;
  /** Who answered. */
  readonly model: string | undefined;
  readonly task: string;
  readonly mode: string;
  readonly arm: string | undefined;
  /** The error's code, if it was not answered. */
  readonly error: string | undefined;
  readonly timing: Timing;
  readonly cost: Pick<Cost, "usd" | "nanoUsd">;
  readonly attempts: readonly AttemptRecord[];
  readonly warnings: readonly Warning[];
  /** Why it went where it went: `explain(trace)` says it in words. It is not enumerable. */
  readonly decision: Decision;
}

/** Which traces are wanted: those that match everything that is given. */
export interface TraceFilter {
  readonly tenant?: string | undefined;
  /** Who answered, or was asked. */
  readonly model?: string | undefined;
  /** What one of its calls failed with. */
  readonly fault?: FaultKind | undefined;
  readonly correlationId?: string | undefined;
  readonly traceId?: string | undefined;
  /** Of how many, the latest. @default 20, as many as a screen shows */
  readonly limit?: number | undefined;
}

/** The trace of a request. */
export function traceOf(request: Concluded): Trace {
  const { id, atMs, traceId, correlationId, tags, purpose, requested, metadata, error, attempts, warnings } = request;
  const { decision, totalMs } = request;
  const nanoUsd = attempts.reduce((sum, { cost }) => sum + cost.nanoUsd, 0) as Cost["nanoUsd"];
  const trace = {
    id,
    answerId: metadata?.id,
    atMs,
    ...{ traceId, correlationId, tenant: request.tenant, user: request.user, tags, purpose, requested },
    model: metadata?.model,
    task: decision.assessment.profile.task,
    mode: metadata?.mode ?? "single",
    arm: decision.arm,
    error,
    timing: metadata?.timing ?? { totalMs, overheadMs: attempts[0]?.startedAtMs ?? totalMs },
    cost: { usd: nanoUsd / 1e9, nanoUsd },
    attempts,
    warnings,
  };
  return Object.defineProperty(trace, "decision", { value: decision }) as Trace;
}

/** Whether a request is one of those that are wanted. */
export function isWanted(request: Concluded, filter: TraceFilter): boolean {
  const { tenant, model, fault, correlationId, traceId } = filter;
  const { attempts } = request;
  return (
    (tenant === undefined || request.tenant === tenant) &&
    (model === undefined || attempts.some((attempt) => attempt.model === model)) &&
    (fault === undefined || attempts.some((attempt) => attempt.fault?.kind === fault)) &&
    (correlationId === undefined || request.correlationId === correlationId) &&
    (traceId === undefined || request.traceId === traceId)
  );
}
