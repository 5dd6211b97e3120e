import type { DecisionLine, DecisionLogLine, FeedbackLine, OutcomeLine } from "./lines.ts";

/** A decision with what came of it. */
export interface JoinedDecision {
  readonly decision: DecisionLine;
  /** Absent if the log ends before it. */
  readonly outcome: OutcomeLine | undefined;
  readonly feedback: readonly FeedbackLine[];
}

/** What {@link joinedDecisions} takes beside the lines. */
export interface JoinOptions {
  /** Decisions that wait for what came of them at once; with more, the oldest is given as it is. @default 100000 */
  readonly most?: number | undefined;
}

/**
 * Joins the lines of a decision log, from however many files, by their ids: each decision once, with its outcome and all
 * feedback, however late. Lines that are cut or that are none are left out, since a process may die while it writes.
 */
export async function* joinedDecisions(
  lines: AsyncIterable<string> | Iterable<string>,
  { most = 100_000 }: JoinOptions = {},
): AsyncGenerator<JoinedDecision> {
  const waiting = new Map<
    string,
    { decision: DecisionLine; outcome: OutcomeLine | undefined; feedback: FeedbackLine[] }
  >();
  for await (const text of lines) {
    const line = lineOf(text);
    if (line?.type === "decision") {
      waiting.set(line.id, { decision: line, outcome: undefined, feedback: [] });
      const [oldest] = waiting.size > most ? waiting : [];
      if (oldest) {
        waiting.delete(oldest[0]);
        yield oldest[1];
      }
      continue;
    }
    const joined = line && waiting.get(line.id);
    if (!joined) continue;
    if (line.type === "outcome") joined.outcome = line;
    else joined.feedback.push(line);
  }
  yield* waiting.values();
}

function lineOf(text: string): DecisionLogLine | undefined {
  try {
    const line: unknown = JSON.parse(text);
    const isLine = typeof line === "object" && line !== null && "type" in line && "id" in line;
    return isLine ? (line as DecisionLogLine) : undefined;
  } catch {
    return undefined;
  }
}
