import type { Answer } from "@overture/core";
import type { Outcome } from "./ask-all.ts";
import { paint } from "./screen.ts";
import { fit, oneLine, widthOf } from "./text-width.ts";

/** How many columns the mark, the kind, the time and the model take, with the gaps between them. */
const fixedColumns = 40;
/** From here on there is room for the answer beside the question. */
const columnsForAnswer = 60;

/** One line on how a request went: what was asked, what came, who had failed before, how long it took, who answered. */
export function outcomeLine({ question, answer, error }: Outcome, columns: number): string {
  const kind = paint("dim", fit(question.kind, 8));
  if (!answer) {
    const reason = oneLine(error instanceof Error ? error.message : String(error));
    return `${paint("red", "✗")} ${kind}  ${question.text}  ${reason}`;
  }
  const { model, timing, attempts } = answer.overture;
  const faults = attempts.flatMap(({ fault }) => (fault ? [[fault.kind, fault.status].join(" ").trim()] : []));
  const mark = faults.length === 0 ? paint("green", "✓") : paint("yellow", "↻");
  const note = faults.length === 0 ? "" : `after ${faults.join(", ")}`;
  const time = `${Math.round(timing.totalMs)} ms`.padStart(8);
  const words = wordsOf(question.text, inShort(answer), note, columns - fixedColumns);
  return `${mark} ${kind}  ${words}  ${time}  ${model.slice(model.indexOf("/") + 1)}`;
}

/** Question, answer and note in so many columns; where it is narrow, the answer is left out. */
function wordsOf(question: string, answer: string, note: string, width: number): string {
  const noteWidth = note === "" ? 0 : widthOf(note) + 2;
  const tail = note === "" ? "" : `  ${paint("yellow", note)}`;
  const room = Math.max(12, width - noteWidth);
  if (width < columnsForAnswer) return fit(question, room) + tail;
  const half = Math.floor(width / 2);
  return `${fit(question, half)}  ${paint("dim", fit(answer, room - half - 2))}${tail}`;
}

/** What an answer says, or which tool it calls. */
function inShort({ choices }: Answer): string {
  const message = choices[0]?.message;
  const call = message?.tool_calls?.[0];
  if (call?.type === "function") return oneLine(`${call.function.name}(${call.function.arguments})`);
  return oneLine(message?.content ?? "");
}
