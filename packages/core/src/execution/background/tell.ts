import type { Answer, AnsweredRequest } from "../answer.ts";
import type { Engine } from "../engine.ts";

/** What came of looking at an answer: a score, or why there is none. */
export type Finding =
  | { readonly source: string; readonly score: number }
  | { readonly source: string; readonly problem: string };

/** Tells of it as a `signal` event, to whoever listens. */
export function tell({ events }: Engine, request: AnsweredRequest, answer: Answer, finding: Finding): void {
  if (!events.has("signal")) return;
  const { id, model } = answer.overture;
  events.emit("signal", { ...request.labels, id, model, score: undefined, problem: undefined, ...finding });
}
