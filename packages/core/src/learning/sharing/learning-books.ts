import type { BookRequest, BookSnapshot } from "../../state/index.ts";
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
  /** What is kept. @default all */
  readonly kinds?: readonly Kind[] | undefined;
}

/** What of a book was read. */
interface ReadState {
  readonly version: string;
  /** Where reading goes on, since which version, if it came to no end. */
  readonly rest?: Pick<BookRequest, "since" | "before"> | undefined;
}

const allKinds: readonly Kind[] = ["successMs", "latencyMs", "qualityMs"];

/** So many counters are read at once: a store answers others meanwhile, and so does this process. */
const mostAtOnce = 2000;

/**
 * The books that learning is kept in: one for each half-life and epoch, named after both, so that only processes that forget
 * equally fast share. They are kept for as long as they count.
 */
export class LearningBooks {
  readonly #init: LearningBooksInit;
  readonly #kinds: readonly Kind[];
  readonly #read: Map<string, ReadState> = new Map();

  constructor(init: LearningBooksInit) {
    this.#init = init;
    this.#kinds = init.kinds ?? allKinds;
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
    return this.#kinds.flatMap((kind) => {
      const epoch = epochOf(nowMs, halfLives[kind]);
      return [this.of(kind, epoch), this.of(kind, epoch - 1)];
    });
  }

  /** What is to be read of a book next: what is left of it, or what changed since it was read. */
  next({ name }: LearningBook): BookRequest {
    const { version, rest } = this.#read.get(name) ?? {};
    return { book: name, most: mostAtOnce, ...(rest ?? { since: version }) };
  }

  /** Whether there is more of a book than was read. */
  hasMore({ name }: LearningBook): boolean {
    return this.#read.get(name)?.rest !== undefined;
  }

  /** Keeps what was read. What is left of it comes before what changes meanwhile. Books that no longer count are forgotten. */
  read({ name }: LearningBook, request: BookRequest, { version, rest }: BookSnapshot): void {
    const known = this.#read.get(name);
    this.#read.delete(name);
    this.#read.set(name, {
      version: request.before === undefined || !known ? version : known.version,
      rest: rest === undefined ? undefined : { since: request.since, before: rest },
    });
    for (const old of this.#read.keys()) {
      if (this.#read.size <= 2 * this.#kinds.length) break;
      this.#read.delete(old);
    }
  }
}
