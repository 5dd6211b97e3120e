import type { EventSource, LoggingOptions, OvertureEvents } from "@overture/core";
import { decisionRecord } from "@overture/core/replay";
import { checkOption, hasMethods } from "../check-option.ts";
import type { DecisionSink } from "./decision-sink.ts";
import type { DecisionLogLine, LoggedAttempt } from "./lines.ts";

/** What {@link decisionLog} takes beside the sink. */
export interface DecisionLogOptions {
  /** In what share of decisions one of the candidates is drawn evenly. @default 0.01, as by `logging` */
  readonly epsilon?: number | undefined;
}

/** A decision log, for the option `logging` of `new Overture()`. */
export interface DecisionLog extends LoggingOptions {
  listen(overture: EventSource): void;
  /** Resolves once all that was logged so far is where it belongs. */
  flush(): Promise<void>;
}

/**
 * Logs every decision with all that it was made from, what came of it, and what was said of the answer, each as a line of JSON
 * with the decision's id. It holds no prompt and no answer. Every decision can be replayed bit by bit, and other policies be
 * judged by what is logged.
 *
 * ```ts
 * new Overture({ providers, logging: decisionLog(jsonLinesFile("decisions.jsonl")) });
 * ```
 */
export function decisionLog(sink: DecisionSink, options: DecisionLogOptions = {}): DecisionLog {
  const fits = hasMethods(sink, "write");
  checkOption(sink, { of: "decisionLog", option: "sink", wanted: "a sink with write(line)", fits });
  const write = (line: DecisionLogLine): void => sink.write(JSON.stringify(line));
  return {
    epsilon: options.epsilon,
    listen(overture) {
      overture.on("decision", (event) => {
        const { id, atMs, tags, tenant, correlationId, traceId, decision } = event;
        write({ type: "decision", id, atMs, tags, tenant, correlationId, traceId, record: decisionRecord(decision) });
      });
      overture.on("answer", (event) => {
        // Decisions of judges and shadows are not logged: nobody chose among candidates.
        if (!event.purpose) write(outcomeOf(event));
      });
      overture.on("signal", ({ id, atMs, source, score, purpose }) => {
        if (score !== undefined && !purpose) write({ type: "feedback", ...idsOf(id), atMs, source, score });
      });
      overture.on("feedback", ({ id, atMs, signal, counted }) => {
        const { score, passed, better, source = "user" } = signal;
        // What a source said first stands.
        if (!counted) return;
        const said = score ?? (passed === undefined ? undefined : Number(passed));
        write({ type: "feedback", ...idsOf(id), atMs, source, score: better === undefined ? said : undefined, better });
      });
    },
    flush: async () => {
      await sink.flush?.();
    },
  };
}

function outcomeOf({ id, atMs, metadata, error, totalMs, attempts }: OvertureEvents["answer"]): DecisionLogLine {
  const nanoUsd = attempts.reduce((sum, { cost }) => sum + cost.nanoUsd, 0);
  const logged = attempts.map(
    ({ model, outcome, fault, durationMs, firstTokenMs, usage, cost }): LoggedAttempt => ({
      model,
      outcome,
      fault: fault?.kind,
      durationMs,
      firstTokenMs,
      inputTokens: usage?.prompt_tokens,
      outputTokens: usage?.completion_tokens,
      nanoUsd: cost.nanoUsd,
    }),
  );
  const { model, id: answerId } = metadata ?? {};
  return { type: "outcome", id, atMs, model, answerId, error, totalMs, nanoUsd, attempts: logged };
}

/** An answer's id begins with its decision's. */
function idsOf(answerId: string): { readonly id: string; readonly answerId: string } {
  return { id: answerId.split(".")[0] ?? answerId, answerId };
}
