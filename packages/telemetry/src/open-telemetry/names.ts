/** Spans that have no name in the conventions. The call to a provider has theirs: `chat gpt-5.5`. */
export const spanNames = {
  request: "overture.request",
  decision: "overture.decision",
  attempt: "overture.attempt",
} as const;

/** Attributes for what the conventions lack. */
export const attributes = {
  answerId: "overture.answer.id",
  arm: "overture.arm",
  attemptNumber: "overture.attempt.number",
  attempts: "overture.attempts",
  background: "overture.background",
  breaker: "overture.breaker",
  breakerScope: "overture.breaker.scope",
  breakerState: "overture.breaker.state",
  classifier: "overture.classifier",
  classifierConfidence: "overture.classifier.confidence",
  classifierError: "overture.classifier.error",
  classifierTask: "overture.classifier.task",
  classifierTookUs: "overture.classifier.took_us",
  classifierVersion: "overture.classifier.version",
  correlationId: "overture.correlation_id",
  costCertainty: "overture.cost.certainty",
  costUsd: "overture.cost.usd",
  decisionId: "overture.decision.id",
  explored: "overture.decision.explored",
  keyIndex: "overture.key.index",
  mode: "overture.mode",
  model: "overture.model",
  outcome: "overture.outcome",
  overheadMs: "overture.overhead_ms",
  policy: "overture.policy",
  ranking: "overture.decision.ranking",
  requested: "overture.requested",
  requestId: "overture.provider.request_id",
  role: "overture.attempt.role",
  signalSource: "overture.signal.source",
  status: "overture.fault.status",
  tags: "overture.tags",
  task: "overture.task",
  tenant: "overture.tenant",
  user: "overture.user",
} as const;

/** Metrics for what the conventions lack. */
export const metricNames = {
  requestDuration: "overture.request.duration",
  refusals: "overture.request.refusals",
  overhead: "overture.request.overhead",
  cost: "overture.cost",
  breakerMoves: "overture.breaker.moves",
  keyParks: "overture.key.parks",
  signalScore: "overture.signal.score",
} as const;
