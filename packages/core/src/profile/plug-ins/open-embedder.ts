import type { Clock } from "../../time/index.ts";
import type { LearnedTasks, TaskExamples, TaskVectors } from "../classifier/index.ts";
import { BoundedAsk } from "./bounded-ask.ts";
import type { EmbedTexts } from "./embed-texts.ts";
import { Embedder } from "./embedder.ts";
import { defaultWithinMs } from "./own-classifier.ts";

export type { Embedder };

/** What an embedder is opened with. */
export interface OpenEmbedderInit {
  readonly clock: Clock;
  readonly embed: EmbedTexts;
  readonly classifyWithinMs?: number | undefined;
  /** What was learned of the user's tasks, with or without vectors. */
  readonly learned: LearnedTasks | undefined;
  /** The examples, where they were given. */
  readonly examples: Readonly<Record<string, TaskExamples>> | LearnedTasks | undefined;
  /** Whether Overture's own classes may be found by it. */
  readonly classes: boolean;
  readonly hash: (text: string) => string;
  readonly warn?: ((message: string) => void) | undefined;
}

/** How long learning the examples' vectors may take. */
const learnWithinMs = 30_000;

/** An embedder that holds texts against what was learned before, or against the examples, which it embeds when it must. */
export function openEmbedder(init: OpenEmbedderInit): Embedder {
  const { clock, embed, classifyWithinMs = defaultWithinMs, learned, classes, hash, warn } = init;
  const bounds = new BoundedAsk(clock, classifyWithinMs);
  return new Embedder({ clock, embed, bounds, vectors: learned?.vectors ?? learner(init), classes, hash, warn });
}

function learner({ clock, embed, examples, learned }: OpenEmbedderInit): () => Promise<TaskVectors> {
  // Of what was learned without vectors no examples are left: only Overture's own classes can be told by vectors then.
  const tasks = examples && examples !== learned ? (examples as Readonly<Record<string, TaskExamples>>) : {};
  return async () => {
    const over = new AbortController();
    const timer = clock.setTimer(() => over.abort(), learnWithinMs);
    try {
      const { learnVectors } = await import("../classifier/index.ts");
      const late = new Promise<never>((_, reject) => {
        over.signal.addEventListener("abort", () => reject(new Error("too late")), { once: true });
      });
      return await Promise.race([learnVectors(tasks, embed, over.signal), late]);
    } finally {
      clock.clearTimer(timer);
    }
  };
}
