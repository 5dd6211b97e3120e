import type { OvertureOptions } from "@overture/core";

type Context = Exclude<OvertureOptions["learning"], undefined>["context"];

/** What learning may tell apart, by name: each part of Overture's own context alone, and together. */
export const contexts = {
  /** Overture's own. */
  own: undefined,
  nothing: () => ["anything"],
  form: ({ answerForm }) => [answerForm],
  length: ({ length }) => [length],
  class: ({ task }) => [task],
  "form, length": ({ answerForm, length }) => [answerForm, length],
  "form, length, class": ({ answerForm, length, task }) => [answerForm, length, task],
} satisfies Readonly<Record<string, Context>>;

/** One of {@link contexts}. */
export type ContextName = keyof typeof contexts;
