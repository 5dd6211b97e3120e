export { type DecisionLog, type DecisionLogOptions, decisionLog } from "./decision-log/decision-log.ts";
export type { DecisionSink } from "./decision-log/decision-sink.ts";
export { type JoinedDecision, type JoinOptions, joinedDecisions } from "./decision-log/joined-decisions.ts";
export {
  type JsonLinesFile,
  type JsonLinesFileOptions,
  jsonLinesFile,
  type RotateOptions,
} from "./decision-log/json-lines-file.ts";
export type {
  DecisionLine,
  DecisionLogLine,
  FeedbackLine,
  LoggedAttempt,
  OutcomeLine,
} from "./decision-log/lines.ts";
export { type OpenTelemetryOptions, openTelemetry } from "./open-telemetry/open-telemetry.ts";
export { type Logger, pinoLogger } from "./pino-logger.ts";
export { type PrometheusHandler, prometheus } from "./prometheus/prometheus.ts";
