import type { BookSnapshot, StateStore } from "../../state/index.ts";
import type { Clock } from "../../time/index.ts";
import { epochOf, weightAt } from "../forward-decay.ts";
import type { Learner } from "../learner.ts";
import type { QualityObservation } from "../observation.ts";
import { readCounterName } from "./counter-name.ts";
import { type LearningBook, LearningBooks } from "./learning-books.ts";
import { type Growth, Mirror } from "./mirror.ts";
import { type Batch, batchesOf, type OnceScored, type ScoredGrowths, withoutScored } from "./outbox.ts";
import { ownPartsOf, type Part, partNamed, partsOf, readPartName } from "./part.ts";

/** What {@link JointLearning} is made from. */
export interface JointLearningInit {
  readonly learner: Learner;
  /** Whether only what is the learner's own is shared: what it knows of calls is another's, which shares that. @default false */
  readonly ownOnly?: boolean | undefined;
  readonly store: Pick<StateStore, "add" | "read">;
  readonly space: string;
  readonly clock: Clock;
  /** A name that no other process has. */
  readonly instance: string;
}

/** Scores that wait to be sent while the store is down; what comes when there are so many is learned here alone. */
const mostScored = 10_000;

/** After so many parts the rest of large books waits for the next time. */
const mostParts = 100;

/** Reading in parts lets others have their turn after so long, in milliseconds. */
const turnMs = 8;

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
    this.#books = new LearningBooks({ halfLives, levels, ...(init.ownOnly ? { kinds: ["qualityMs"] } : {}) });
  }

  /** Takes a score that was just observed, and that may be observed in other processes as well. */
  noteScored(once: string, observations: readonly QualityObservation[]): void {
    if (this.#scored.length < mostScored) this.#scored.push({ once, observations });
  }

  /** Sends what is new, in batches, and gives how many numbers that were. Rejects if the store does not answer; nothing is lost then. */
  async send(): Promise<number> {
    // What waits for an answer goes first: what has grown since is another batch.
    let numbers = await this.#sendOutbox();
    const { learner, instance, ownOnly } = this.#init;
    const scored = this.#scored.splice(0).flatMap((each) => this.#growthsOf(each));
    const growths = withoutScored(this.#mirror.collect((ownOnly ? ownPartsOf : partsOf)(learner)), scored);
    this.#outbox = batchesOf(growths, scored, this.#books, () => {
      this.#sent += 1;
      return `${instance} ${this.#sent}`;
    });
    numbers += await this.#sendOutbox();
    return numbers;
  }

  /** Reads what others added since the last time, what changed last first, and gives how many numbers that were. */
  async receive(): Promise<number> {
    const { store, space, clock } = this.#init;
    let numbers = 0;
    let books = this.#books.at(clock.now());
    let turnAtMs = clock.monotonic();
    for (let part = 0; books.length > 0 && part < mostParts; part += 1) {
      const requests = books.map((book) => this.#books.next(book));
      const snapshots = await store.read(space, requests);
      const pages = books.flatMap((book, index) => {
        const [request, snapshot] = [requests[index], snapshots[index]];
        if (!request || !snapshot) return [];
        this.#books.read(book, request, snapshot);
        numbers += snapshot.counters.size;
        return [{ book, snapshot }];
      });
      books = books.filter((book) => this.#books.hasMore(book));
      this.#takeAll(pages, books.length > 0);
      // Some stores answer at once, without letting anybody else have a turn.
      if (books.length === 0 || clock.monotonic() - turnAtMs < turnMs) continue;
      await new Promise<void>((resolve) => clock.setTimer(resolve, 0));
      turnAtMs = clock.monotonic();
    }
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
      if (isRepeat) this.#mirror.takeBack(growth);
      else this.#mirror.acknowledge(growth);
    }
    if (isRepeat) this.#hear(new Set(growths.map(({ part }) => part.name).filter(isOfQuality)), false);
  }

  /** Takes pages of books; what is believed of quality is worked out for all of them together. */
  #takeAll(pages: readonly { readonly book: LearningBook; readonly snapshot: BookSnapshot }[], hasMore: boolean): void {
    this.#hear(new Set(pages.flatMap(({ book, snapshot }) => this.#take(book, snapshot))), hasMore);
  }

  /** Has what is believed of quality follow sums that have changed. */
  #hear(names: ReadonlySet<string>, hasMore: boolean): void {
    const { learner, clock } = this.#init;
    const cells = [...names].map((name) => {
      const { model, context = "" } = readPartName(name);
      return { model, context: context.split("\n") };
    });
    if (cells.length > 0) learner.parts.quality.hear(cells, clock.now(), hasMore);
  }

  /** Takes a page of a book, and gives the names of what it brought of quality. */
  #take({ kind, epoch }: LearningBook, { counters }: BookSnapshot): string[] {
    const { learner, ownOnly } = this.#init;
    const parts = new Map<string, (number | undefined)[]>();
    for (const [name, { posted }] of counters) {
      const read = readCounterName(name);
      if (!read) continue;
      let numbers = parts.get(read.part);
      if (!numbers) {
        numbers = [];
        parts.set(read.part, numbers);
      }
      while (numbers.length < read.index) numbers.push(undefined);
      numbers[read.index] = posted;
    }
    const heard: string[] = [];
    for (const [name, numbers] of parts) {
      if (ownOnly && !ownName.test(name)) continue;
      const part = partNamed(learner, name);
      if (part?.kind === kind && this.#mirror.take(part, epoch, numbers) && isOfQuality(name)) heard.push(name);
    }
    return heard;
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

function isOfQuality(name: string): boolean {
  return name.startsWith("q ");
}

/** Scores, what was seen of answers' form, and how many came. */
const ownName = /^[qwg](?: |$)/;
