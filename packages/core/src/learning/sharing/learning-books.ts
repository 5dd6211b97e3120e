import type { BookSnapshot } from "../../state/index.ts";
import { epochOf, halfLivesPerEpoch } from "../forward-decay.ts";
import type { HalfLives } from "../half-lives.ts";
import type { Kind } from "./part.ts";

/** Tells counters of this form from those that another version may write. */
const form = 1;

/** A book of what fades alike, of one epoch. */
export interface LearningBook {
  readonly name: string;
  readonly kind: Kind;
  readonly epoch: number;
}

/** What {@link LearningBooks} are made from. */
export interface LearningBooksInit {
  readonly halfLives: HalfLives;
  readonly levels: number;
}

const kinds: readonly Kind[] = ["successMs", "latencyMs", "qualityMs"];

/**
 * The books that learning is kept in: one for each half-life and epoch, named after both, so that only processes that forget
 * equally fast share. They are kept for as long as they count.
 */
export class LearningBooks {
  readonly #init: LearningBooksInit;
  readonly #versions: Map<string, string> = new Map();

  constructor(init: LearningBooksInit) {
    this.#init = init;
  }

  /** The book that something belongs to. */
  of(kind: Kind, epoch: number): LearningBook {
    const { halfLives, levels } = this.#init;
    return { name: `learning ${form} ${levels} ${kind} ${halfLives[kind]} ${epoch}`, kind, epoch };
  }

  /** How long a book of that kind is kept after it was last written: two epochs count, its own and the next. */
  keepMs(kind: Kind): number {
    return 2 * halfLivesPerEpoch * this.#init.halfLives[kind];
  }

  /** The books that count at a time, the newest of each kind first. */
  at(nowMs: number): readonly LearningBook[] {
    const { halfLives } = this.#init;
    return kinds.flatMap((kind) => {
      const epoch = epochOf(nowMs, halfLives[kind]);
      return [this.of(kind, epoch), this.of(kind, epoch - 1)];
    });
  }

  /** Up to which version a book was read. */
  versionOf({ name }: LearningBook): string | undefined {
    return this.#versions.get(name);
  }

  /** Keeps the version that was read. Versions of books that no longer count go. */
  read({ name }: LearningBook, { version }: BookSnapshot): void {
    this.#versions.delete(name);
    this.#versions.set(name, version);
    for (const old of this.#versions.keys()) {
      if (this.#versions.size <= 2 * kinds.length) break;
      this.#versions.delete(old);
    }
  }
}
