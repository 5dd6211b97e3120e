import type { JointLearning, Learner, QualityObservation } from "../learning/index.ts";
import type { Clock } from "../time/index.ts";
import { within } from "./patience.ts";

/** What {@link TenantSharing} is made from. */
export interface TenantSharingInit {
  /** Shares what a learner has of its own, in this space. */
  readonly make: (learner: Learner, space: string) => JointLearning;
  /** Where the app's own learning is kept: a tenant's is kept beside, in a space of its own. */
  readonly space: string;
  readonly clock: Clock;
  /** How long a tenant's first request waits for what others have learned of it, in milliseconds. */
  readonly warmStartMs: number;
  /** Whether the store does not answer: then nobody waits for it. */
  readonly isDown: () => boolean;
}

/** So many tenants are sent and read in one round, of those that have been active since their last; the others have their turn next. */
const mostInRound = 200;
const sideBySide = 8;
/** Whoever comes when so many wait has its turn after a later request. */
const mostWaiting = 10_000;
/** A store takes names up to 512 characters; a tenant of a longer one learns here alone. */
const longestSpace = 500;

/** One tenant's own learning. Sending and reading must not overlap: what is on its way would count for the others'. */
interface Share {
  readonly tenant: string;
  readonly learning: JointLearning;
  /** The last of what is done with it, one after the other. */
  turn: Promise<unknown>;
  warming: Promise<void> | undefined;
}

/**
 * Has processes that serve the same tenant learn together what is the tenant's own: how good answers are. Each tenant's is
 * kept in a space of its own, which nobody else's learner reads. Only tenants that are active in this process are sent and
 * read, some in each round.
 */
export class TenantSharing {
  readonly #init: TenantSharingInit;
  /** What was sent and read belongs to a learner, and goes with it. */
  readonly #shares: WeakMap<Learner, Share> = new WeakMap();
  readonly #active: Set<Share> = new Set();

  constructor(init: TenantSharingInit) {
    this.#init = init;
  }

  /** How many tenants wait for their turn. */
  get waiting(): number {
    return this.#active.size;
  }

  /** Shares what a learner will learn for a tenant; to be called before it learns anything. */
  adopt(tenant: string, learner: Learner): Share | undefined {
    const known = this.#shares.get(learner);
    const space = `${this.#init.space} tenant ${tenant}`;
    if (known || space.length > longestSpace || !space.isWellFormed()) return known;
    const learning = this.#init.make(learner, space);
    const share: Share = { tenant, learning, turn: Promise.resolve(), warming: undefined };
    this.#shares.set(learner, share);
    return share;
  }

  /** A request of a tenant begins. Gives what it waits for, if it is the first. */
  began(tenant: string, learner: Learner): Promise<void> | undefined {
    const isNew = !this.#shares.has(learner);
    const share = this.adopt(tenant, learner);
    if (!share) return undefined;
    this.#activate(share);
    if (isNew && !this.#init.isDown()) {
      const done = (): void => {
        share.warming = undefined;
      };
      const reading = inTurn(share, () => share.learning.receive());
      share.warming = within(this.#init.clock, reading, this.#init.warmStartMs).then(done, done);
    }
    return share.warming;
  }

  /** Takes a score that other processes may hear of as well. */
  noteScored(learner: Learner, once: string, observations: readonly QualityObservation[]): void {
    const share = this.#shares.get(learner);
    if (!share) return;
    share.learning.noteScored(once, observations);
    this.#activate(share);
  }

  /** Sends and reads what is due, and gives how many numbers were sent. Rejects if the store does not answer; nothing is lost then. */
  async exchange(): Promise<number> {
    const due: Share[] = [];
    for (const share of this.#active) {
      if (due.length >= mostInRound) break;
      due.push(share);
      this.#active.delete(share);
    }
    let sent = 0;
    const work = async (): Promise<void> => {
      for (let share = due.shift(); share; share = due.shift()) {
        const { learning } = share;
        try {
          sent += await inTurn(share, () => learning.send());
          await inTurn(share, () => learning.receive());
        } catch (error) {
          for (const each of [share, ...due.splice(0)]) this.#activate(each);
          throw error;
        }
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, work));
    return sent;
  }

  #activate(share: Share): void {
    if (this.#active.size < mostWaiting) this.#active.add(share);
  }
}

function inTurn<Result>(share: Share, work: () => Promise<Result>): Promise<Result> {
  const result = share.turn.then(work, work);
  share.turn = result.catch(() => undefined);
  return result;
}
