import type { AnswerForm } from "./answer-form.ts";
import type { LengthBucket } from "./length-bucket.ts";

/** What a context is made from. */
export interface ContextParts {
  /** What the caller says the task is; undefined if nothing was said. */
  readonly told: string | undefined;
  /** What the request itself shows. */
  readonly form: AnswerForm;
  /** What it needs beside text: tools, images and the like. */
  readonly needs: readonly string[];
  readonly length: LengthBucket;
  /** The class that was found, or `unknown`. */
  readonly task: string;
}

/**
 * What learning tells apart, coarse to fine. Where the caller says what the task is, nobody knows better, and what is told apart
 * beside it cost more on recorded outcomes than it brought. Elsewhere it is what can be read off the request: the form of its
 * answer with what it needs of a model, and its length. A class that was only guessed
 * comes last, and only where the form says nothing: on recorded outcomes form and length carry more than classes do, and
 * contexts told apart without need are each learned later.
 */
export function contextOf({ told, form, needs, length, task }: ContextParts): readonly string[] {
  // Schemas show in the form already.
  const beside = needs.filter((need) => need !== "jsonSchema");
  const shape = beside.length > 0 ? `${form} with ${beside.join(" and ")}` : form;
  if (told !== undefined) return [told];
  return form === "text" ? [`form ${shape}`, length, task] : [`form ${shape}`, length];
}
