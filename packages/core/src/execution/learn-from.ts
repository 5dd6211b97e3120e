import type { Candidate } from "../routing/index.ts";
import type { AttemptRecord } from "../telemetry/index.ts";
import type { AnyRequest, Run } from "./run.ts";

/**
 * Hands what an attempt told to whoever learns: whether it answered, how long it took, how much it wrote, who holds the
 * conversation now, what was spent.
 */
export function learnFrom(
  run: Run<AnyRequest>,
  candidate: Candidate,
  record: AttemptRecord,
  outcome: "answered" | "failed" | "unclear",
): void {
  const { learner, conversations, pacer, clock } = run.engine;
  const { profile, request } = run;
  const atMs = clock.now();
  learner.observeAttempt({
    model: candidate.model,
    context: profile.context,
    inputTokens: profile.inputTokens,
    atMs,
    outcome,
    stream: request.stream === true,
    firstTokenMs: record.firstTokenMs,
    totalMs: record.durationMs,
    outputTokens: record.usage?.completion_tokens,
  });
  pacer?.spent(record.cost.usd);
  if (outcome === "answered") {
    const tokens = record.usage?.prompt_tokens ?? profile.inputTokens;
    conversations.answered(profile.conversation, candidate.model, tokens, atMs);
  }
}
