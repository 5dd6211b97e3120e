import type { EventSource, OvertureEvents } from "@overture/core";
import { checkOption, hasMethods } from "./check-option.ts";

/** What is needed of a pino logger, or of any other of its form. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

type RequestEvent = OvertureEvents["attempt" | "decision" | "outcome" | "signal" | "answer" | "fault" | "council"];

/**
 * Logs every event: what goes on at `debug`, answers and what recovers at `info`, what fails but is made good for at `warn`,
 * and requests that failed at `error`. Every line of a request has its id, its correlation id and its trace. No line holds a
 * prompt, an answer or a key. Gives a function that ends it.
 */
export function pinoLogger(overture: EventSource, logger: Logger): () => void {
  const of = "pinoLogger";
  checkOption(overture, { of, option: "overture", wanted: "an Overture", fits: hasMethods(overture, "on") });
  const fits = hasMethods(logger, "debug", "info", "warn", "error");
  checkOption(logger, { of, option: "logger", wanted: "a logger with debug, info, warn and error", fits });
  const stops = [
    ...logRequests(overture, logger),
    ...logSignals(overture, logger),
    ...logGuards(overture, logger),
    ...logTenants(overture, logger),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

type Stops = readonly (() => void)[];

/** What happens to requests. */
function logRequests(overture: EventSource, logger: Logger): Stops {
  return [
    overture.on("decision", (event) => {
      const { requested, policy, arm, ranking, durationMs } = event;
      const fields = { requested, policy, arm, ranking: ranking.slice(0, 10), durationMs };
      logger.debug(fieldsOf("decision", event, fields), `${requested} goes to ${ranking[0] ?? "nobody"}`);
    }),
    overture.on("attempt", (event) => {
      const { model, number, stream } = event;
      logger.debug(fieldsOf("attempt", event, { model, number, stream }), `call ${number} goes to ${model}`);
    }),
    overture.on("outcome", (event) => {
      const { number, model, outcome, fault, durationMs, firstTokenMs, cost, requestId } = event.attempt;
      const fields = { number, model, outcome, durationMs, firstTokenMs, usd: cost.usd, requestId };
      const text = `call ${number} to ${model} ended with ${fault?.kind ?? outcome}`;
      logger.debug(fieldsOf("outcome", event, fields), text);
    }),
    overture.on("fault", (event) => {
      const { model, number, kind, status, requestId, durationMs } = event;
      const fields = { model, number, kind, status, requestId, durationMs };
      logger.warn(fieldsOf("fault", event, fields), `call ${number} to ${model} failed: ${kind}`);
    }),
    overture.on("council", (event) => {
      const { stage, model, outcome, done, of } = event;
      const fields = fieldsOf("council", event, { stage, model, outcome, done, of });
      logger.debug(fields, `${stage} ${model} ${outcome}, ${done} of ${of}`);
    }),
    overture.on("refused", ({ operation, code, status, param, tags, tenant, user, correlationId, atMs }) => {
      const of = { correlationId, tenant, user, ...(tags.length > 0 ? { tags } : {}) };
      logger.warn({ event: "refused", ...of, operation, code, status, param, atMs }, `refused: ${code}`);
    }),
    overture.on("answer", (event) => {
      const { requested, metadata, error, attempts, totalMs } = event;
      const usd = attempts.reduce((sum, { cost }) => sum + cost.nanoUsd, 0) / 1e9;
      const { model, task, mode, timing } = metadata ?? {};
      const result = { requested, model, task, mode, error, attempts: attempts.length, usd, totalMs };
      const fields = fieldsOf("answer", event, {
        ...result,
        firstTokenMs: timing?.firstTokenMs,
        answerId: metadata?.id,
      });
      if (error === undefined) logger.info(fields, `${model} answered ${requested}`);
      else logger[error === "aborted" ? "info" : "error"](fields, `${requested} ended with ${error}`);
    }),
  ];
}

/** What is said of answers. */
function logSignals(overture: EventSource, logger: Logger): Stops {
  return [
    overture.on("signal", (event) => {
      const { model, source, score, problem } = event;
      const fields = fieldsOf("signal", event, { model, source, score, problem });
      if (problem === undefined) logger.info(fields, `${source} scores ${model} ${score}`);
      else logger.warn(fields, `${source} could not score ${model}`);
    }),
    overture.on("feedback", ({ id, signal, counted, atMs }) => {
      const { score, passed, better, source } = signal;
      logger.info({ event: "feedback", id, score, passed, better, source, counted, atMs }, `feedback for ${id}`);
    }),
  ];
}

/** Breakers that move, keys that rest, and what should be looked at. */
function logGuards(overture: EventSource, logger: Logger): Stops {
  return [
    overture.on("breaker", ({ scope, name, from, to, openMs, atMs }) => {
      const level = to === "open" ? "warn" : "info";
      logger[level]({ event: "breaker", scope, name, from, to, openMs, atMs }, `the breaker of ${name} is ${to}`);
    }),
    overture.on("warning", ({ about, message, atMs }) => {
      logger.warn({ event: "warning", about, atMs }, message);
    }),
    overture.on("racing", ({ state, wasteRatio, wasteThreshold, forMs, atMs }) => {
      const fields = { event: "racing", state, wasteRatio, wasteThreshold, forMs, atMs };
      logger.warn(fields, `racing is ${state}: ${(100 * wasteRatio).toFixed(0)} % of all spend went to who lost`);
    }),
    overture.on("key", ({ provider, tenant, index, model, forMs, because, atMs }) => {
      const fields = { event: "key", provider, tenant, index, model, forMs, because, atMs };
      logger.warn(fields, `key ${index} of ${provider} rests: ${because}`);
    }),
  ];
}

/** Budgets, limits, tenants' keys and the store. */
function logTenants(overture: EventSource, logger: Logger): Stops {
  return [
    overture.on("budget", ({ tenant, owner, per, share, usd, spentUsd, atMs }) => {
      const fields = { event: "budget", tenant, owner, per, share, usd, spentUsd, atMs };
      logger.warn(fields, `${owner} has spent ${(100 * share).toFixed(0)} % of its budget`);
    }),
    overture.on("limit", ({ tenant, owner, limit, most, retryAfterMs, atMs }) => {
      logger.warn(
        { event: "limit", tenant, owner, limit, most, retryAfterMs, atMs },
        `${owner} has reached its ${limit}`,
      );
    }),
    overture.on("tenant", ({ tenant, provider, problem, atMs }) => {
      const fields = { event: "tenant", tenant, provider, problem, atMs };
      logger.error(fields, `the keys of ${tenant} for ${provider} could not be fetched`);
    }),
    overture.on("store", ({ state, atMs }) => {
      logger[state === "down" ? "error" : "info"]({ event: "store", state, atMs }, `the store is ${state}`);
    }),
  ];
}

/** The fields of a line: what belongs together is found by `id`, `correlationId` and `trace_id`, as OpenTelemetry's logs have it. */
function fieldsOf(event: string, labels: RequestEvent, own: object): object {
  const { id, tags, tenant, user, correlationId, traceId, purpose, atMs } = labels;
  const place = { id, correlationId, trace_id: traceId, tenant, user, purpose };
  return { event, ...place, ...(tags.length > 0 ? { tags } : {}), ...own, atMs };
}
