import type { Clock } from "../../time/index.ts";
import type { TaskVectors } from "../classifier/index.ts";
import type { TaskGuess } from "../task-guess.ts";
import type { BoundedAsk } from "./bounded-ask.ts";
import { areVectors, type EmbedTexts, probeText } from "./embed-texts.ts";
import type { OwnAnswer } from "./own-classifier.ts";
import { isSameEmbedder, nearestTask } from "./vector-tasks.ts";

/** What an {@link Embedder} is made from. */
export interface EmbedderInit {
  readonly clock: Clock;
  readonly embed: EmbedTexts;
  readonly bounds: BoundedAsk;
  /** What vectors are held against: known, or learned with the first request that needs them. */
  readonly vectors: TaskVectors | (() => Promise<TaskVectors>);
  /** Whether Overture's own classes may be found by it, or the user's tasks alone. */
  readonly classes: boolean;
  /** Hides a text from view: what is remembered is remembered under it. */
  readonly hash: (text: string) => string;
  readonly warn?: ((message: string) => void) | undefined;
}

/** Texts whose vectors are remembered. */
const mostRemembered = 500;

/** How much of a text is embedded. */
const mostCharacters = 2000;

/** Learning is tried so often, and each time after a rest. */
const mostTries = 3;
const restMs = 30_000;

type State =
  | { readonly kind: "unlearned" }
  | { readonly kind: "learning" }
  /** What is known was learned elsewhere: whether by this embedder is still to be seen. */
  | { readonly kind: "unproven"; readonly vectors: TaskVectors }
  | { readonly kind: "ready"; readonly vectors: TaskVectors }
  | { readonly kind: "mismatch" };

/** Finds tasks by the vectors that the user's embedder makes of texts. Whatever goes wrong, it says nothing. */
export class Embedder {
  readonly #init: EmbedderInit;
  readonly #remembered: Map<string, ArrayLike<number>> = new Map();
  #state: State;
  #tries = 0;
  #restsUntilMs = Number.NEGATIVE_INFINITY;

  constructor(init: EmbedderInit) {
    this.#init = init;
    const { vectors } = init;
    this.#state = typeof vectors === "function" ? { kind: "unlearned" } : { kind: "unproven", vectors };
  }

  /** The task that a text is most like; nothing while that is not known in time. */
  async ask(text: string, first: TaskGuess | undefined, signal?: AbortSignal | undefined): Promise<OwnAnswer> {
    if (this.#state.kind === "unlearned") this.#learn();
    const state = this.#state;
    if (state.kind === "mismatch") return { guess: undefined, error: "mismatch" };
    if (state.kind === "unlearned" || state.kind === "learning") return { guess: undefined, error: "loading" };
    const read = text.slice(0, mostCharacters);
    const key = this.#init.hash(read);
    const known = this.#remembered.get(key);
    if (known) {
      this.#remember(key, known);
      return { guess: nearestTask(state.vectors, known, first, this.#init.classes) };
    }
    const texts = state.kind === "unproven" ? [read, probeText] : [read];
    const asked = await this.#init.bounds.ask((own) => this.#init.embed(texts, { signal: own }), signal);
    if ("error" in asked) return { guess: undefined, error: asked.error };
    const [vector, probe] = areVectors(asked.value, texts.length) ? asked.value : [];
    if (!vector || vector.length !== state.vectors.probe.length) return this.#odd(vector !== undefined);
    if (probe && !this.#proven(state.vectors, probe)) return { guess: undefined, error: "mismatch" };
    this.#remember(key, vector);
    return { guess: nearestTask(state.vectors, vector, first, this.#init.classes) };
  }

  #odd(isVector: boolean): OwnAnswer {
    if (!isVector) return { guess: undefined, error: "nonsense" };
    this.#refuse();
    return { guess: undefined, error: "mismatch" };
  }

  #proven(vectors: TaskVectors, probe: ArrayLike<number>): boolean {
    const isSame = isSameEmbedder(vectors, probe);
    if (isSame) this.#state = { kind: "ready", vectors };
    else this.#refuse();
    return isSame;
  }

  #refuse(): void {
    if (this.#state.kind === "mismatch") return;
    this.#state = { kind: "mismatch" };
    this.#remembered.clear();
    this.#init.warn?.(
      "The tasks' vectors were made by another embedder than `embed`, and are not used: learn the tasks again with it.",
    );
  }

  #learn(): void {
    const { vectors, warn, clock } = this.#init;
    if (typeof vectors !== "function" || this.#tries >= mostTries || clock.monotonic() < this.#restsUntilMs) return;
    this.#state = { kind: "learning" };
    this.#tries += 1;
    vectors().then(
      (learned) => {
        this.#state = { kind: "ready", vectors: learned };
      },
      () => {
        this.#state = { kind: "unlearned" };
        this.#restsUntilMs = clock.monotonic() + restMs;
        warn?.("`embed` made no vectors of the tasks' examples: tasks are found without it.");
      },
    );
  }

  #remember(key: string, vector: ArrayLike<number>): void {
    this.#remembered.delete(key);
    this.#remembered.set(key, vector);
    if (this.#remembered.size <= mostRemembered) return;
    const [oldest] = this.#remembered.keys();
    if (oldest !== undefined) this.#remembered.delete(oldest);
  }
}
