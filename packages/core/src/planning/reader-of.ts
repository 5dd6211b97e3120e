import type { Engine } from "../execution/index.ts";
import { type ClassifyOptions, RequestReader } from "../profile/index.ts";

/** Builds what reads requests: with the options' classifier, tasks and embedder. What should be known of them, events tell. */
export function readerOf(
  { classifier, tasks, embed, classifyWithinMs }: ClassifyOptions,
  { clock, events }: Pick<Engine, "clock" | "events">,
): RequestReader {
  const warn = (message: string): void => events.emit("warning", { about: "tasks", message });
  return new RequestReader({ clock, classifier, tasks, embed, classifyWithinMs, warn });
}
