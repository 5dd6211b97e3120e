import type { BookSnapshot, StateStore } from "../../state/index.ts";
import type { Clock } from "../../time/index.ts";
import { epochOf, weightAt } from "../forward-decay.ts";
import type { Learner } from "../learner.ts";
import type { QualityObservation } from "../observation.ts";
import { readCounterName } from "./counter-name.ts";
import { type LearningBook, LearningBooks } from "./learning-books.ts";
import { type Growth, Mirror } from "./mirror.ts";
import { type Batch, batchesOf, type OnceScored, type ScoredGrowths, withoutScored } from "./outbox.ts";
import { type Part, partNamed, partsOf } from "./part.ts";

/** What {@link JointLearning} is made from. */
export interface JointLearningInit {
  readonly learner: Learner;
  readonly store: Pick<StateStore, "add" | "read">;
  readonly space: string;
  readonly clock: Clock;
  /** A name that no other process has. */
  readonly instance: string;
}

/** Scores that wait to be sent while the store is down; what comes when there are so many is learned here alone. */
const mostScored = 10_000;

/**
 * Learns together with other processes through a store. Decisions read this process's memory only; what is new here is sent
 * now and then, and what others added is read back. What was sent without an answer is sent again under the same name.
 */
export class JointLearning {
  readonly #init: JointLearningInit;
  readonly #books: LearningBooks;
  readonly #mirror = new Mirror();
  readonly #scored: OnceScored[] = [];
  #outbox: Batch[] = [];
  #sent = 0;

  constructor(init: JointLearningInit) {
    this.#init = init;
    const { halfLives, levels } = init.learner.parts;
    this.#books = new LearningBooks({ halfLives, levels });
  }

  /** Takes a score that was just observed, and that may be observed in other processes as well. */
  noteScored(once: string, observations: readonly QualityObservation[]): void {
    if (this.#scored.length < mostScored) this.#scored.push({ once, observations });
  }

  /** Sends what is new, in batches, and gives how many numbers that were. Rejects if the store does not answer; nothing is lost then. */
  async send(): Promise<number> {
    // What waits for an answer goes first: what has grown since is another batch.
    let numbers = await this.#sendOutbox();
    const { learner, instance } = this.#init;
    const scored = this.#scored.splice(0).flatMap((each) => this.#growthsOf(each));
    const growths = withoutScored(this.#mirror.collect(partsOf(learner)), scored);
    this.#outbox = batchesOf(growths, scored, this.#books, () => {
      this.#sent += 1;
      return `${instance} ${this.#sent}`;
    });
    numbers += await this.#sendOutbox();
    return numbers;
  }

  /** Reads what others added since the last time, and gives how many numbers that were. */
  async receive(): Promise<number> {
    const { store, space, clock, learner } = this.#init;
    const books = this.#books.at(clock.now());
    const requests = books.map((book) => ({ book: book.name, since: this.#books.versionOf(book) }));
    const snapshots = await store.read(space, requests);
    let numbers = 0;
    let hasQuality = false;
    for (const [index, book] of books.entries()) {
      const snapshot = snapshots[index];
      if (!snapshot) continue;
      this.#books.read(book, snapshot);
      numbers += snapshot.counters.size;
      if (this.#take(book, snapshot)) hasQuality = true;
    }
    if (hasQuality) learner.parts.quality.refresh(clock.now());
    return numbers;
  }

  async #sendOutbox(): Promise<number> {
    const { store, space } = this.#init;
    let numbers = 0;
    for (let batch = this.#outbox[0]; batch; batch = this.#outbox[0]) {
      const { repeated } = await store.add(space, batch.additions);
      this.#outbox.shift();
      numbers += batch.additions.length;
      for (const growth of batch.growths) this.#mirror.acknowledge(growth);
      for (const { once, growths } of batch.scored) this.#acknowledgeScored(growths, repeated.includes(once));
    }
    return numbers;
  }

  #acknowledgeScored(growths: readonly Growth[], isRepeat: boolean): void {
    for (const growth of growths) {
      if (isRepeat) this.#mirror.takeBack(growth.part, [growth]);
      else this.#mirror.acknowledge(growth);
    }
  }

  /** Takes a book, and gives whether anything of it tells of quality. */
  #take({ kind, epoch }: LearningBook, { counters }: BookSnapshot): boolean {
    const values = new Map<string, Map<number, number>>();
    for (const [name, { posted }] of counters) {
      const read = readCounterName(name);
      if (!read) continue;
      const own = values.get(read.part) ?? new Map<number, number>();
      own.set(read.index, posted);
      values.set(read.part, own);
    }
    let hasQuality = false;
    for (const [name, own] of values) {
      const part = partNamed(this.#init.learner, name);
      if (part?.kind !== kind) continue;
      if (this.#mirror.take(part, epoch, own) && name.startsWith("q")) hasQuality = true;
    }
    return hasQuality;
  }

  /** What a score added to the learner's sums, as its pool adds it. */
  #growthsOf({ once, observations }: OnceScored): ScoredGrowths[] {
    const { learner } = this.#init;
    const { qualityMs } = learner.parts.halfLives;
    const signals = partNamed(learner, "g");
    const growths = observations.flatMap(({ model, context, score, weight, atMs }) => {
      const cell = partNamed(learner, `q ${model}\n${context.join("\n")}`);
      if (!cell || !signals) return [];
      const [epoch, worth] = [epochOf(atMs, qualityMs), weightAt(atMs, qualityMs)];
      const sums = [weight, weight * score, weight * score * score].map((by, index) => ({ part: cell, index, by }));
      const all: readonly { readonly part: Part; readonly index: number; readonly by: number }[] = [
        ...sums,
        { part: signals, index: 0, by: 1 },
      ];
      return all.filter(({ by }) => by !== 0).map((each) => ({ ...each, epoch, by: each.by * worth }));
    });
    return growths.length > 0 ? [{ once, growths }] : [];
  }
}
