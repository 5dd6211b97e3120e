import type { ChatCompletion } from "../../chat/index.ts";
import { highestGrade } from "./judge-request.ts";

/**
 * The score in a judge's reply, from 0 to 1, or undefined if the reply is anything but what was asked for: an object whose
 * `score` is within bounds, or that number alone. Nothing is looked for within a text, where it might be a quotation.
 */
export function scoreIn({ choices }: ChatCompletion): number | undefined {
  const choice = choices[0];
  if (choice?.finish_reason !== "stop") return undefined;
  const value = parsed(unfenced(choice.message.content ?? ""));
  const grade: unknown = typeof value === "object" && value !== null && "score" in value ? value.score : value;
  if (typeof grade !== "number" || !(grade >= 0 && grade <= highestGrade)) return undefined;
  return grade / highestGrade;
}

/** Some models put JSON into a fence of Markdown, whatever they are told. */
function unfenced(text: string): string {
  return /^```(?:json)?\s*\n([^`]*)\n```$/.exec(text.trim())?.[1] ?? text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
