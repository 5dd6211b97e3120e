/** The classes of task that the default classifier knows, in the order of its scores. */
export const taskClasses = [
  "code",
  "math",
  "reasoning",
  "writing",
  "translation",
  "summarization",
  "extraction",
  "rewrite",
  "qa",
  "chat",
  "tool_use",
] as const;

/** One of {@link taskClasses}. */
export type TaskClass = (typeof taskClasses)[number];
