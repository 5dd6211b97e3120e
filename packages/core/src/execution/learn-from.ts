import type { Candidate } from "../routing/index.ts";
import type { AttemptRecord, Background } from "../telemetry/index.ts";
import type { AnyRequest, Run } from "./run.ts";

/**
 * Hands what an attempt told to whoever learns: whether it answered, how long it took, how much it wrote, and
 * who holds the conversation now.
 */
export function learnFrom(
  run: Run<AnyRequest>,
  candidate: Candidate,
  record: AttemptRecord,
  outcome: "answered" | "failed" | "unclear",
): void {
  const { conversations, clock } = run.engine;
  const { learner, profile, request, background } = run;
  const atMs = clock.now();
  if (!answersCaller(background)) {
    // How long a verdict or a synthesis took says nothing of answers. Whether the call came through does.
    if (outcome !== "unclear") learner.observeCall(candidate.model, outcome === "answered", atMs);
    return;
  }
  learner.observeAttempt({
    model: candidate.model,
    context: profile.context,
    inputTokens: profile.inputTokens,
    // Texts to make vectors of are estimated one by one, and reported together.
    reportedTokens: profile.embeds ? undefined : record.usage?.prompt_tokens,
    atMs,
    outcome,
    stream: run.streams,
    whole: request.stream !== true,
    effort: profile.effort,
    firstTokenMs: record.firstTokenMs,
    totalMs: record.durationMs,
    outputTokens: record.usage?.completion_tokens,
  });
  // The conversation goes on without what a shadow says.
  if (outcome === "answered" && !background) {
    const tokens = record.usage?.prompt_tokens ?? profile.inputTokens;
    conversations.answered(profile.conversation, candidate.model, tokens, atMs);
  }
}

/** Whether what is asked is what a caller asked, and not about answers to it. */
function answersCaller(background: Background | undefined): boolean {
  return !background || background.purpose === "shadow" || background.purpose === "member";
}
