import {
  type Addition,
  type AddResult,
  type BookRequest,
  type BookSnapshot,
  type Clock,
  type CounterEntry,
  checkAdditions,
  checkHold,
  checkNames,
  checkReads,
  checkSettlement,
  checkTakes,
  type Hold,
  type HoldResult,
  type PendingHold,
  type SettleResult,
  type StateStore,
  settledMemoryMs,
  systemClock,
  type TakeRequest,
  type TakeResult,
  takenMemoryMs,
} from "@overture/core/store";
import { Connection } from "./connection.ts";
import { type AnyRedisClient, type Evaluate, evaluateWith } from "./evaluate.ts";
import { scripts } from "./lua/index.ts";
import { Reply, readHoldResult, readPending, readSettleResult, readSnapshot, readTakeResult } from "./reply.ts";
import { ServerTime } from "./server-time.ts";
import { keyOf, wireAddition, wireEntry, wireLimit, wireRequest, wireTake } from "./wire.ts";

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /** Where Redis is, `redis://…` or `rediss://…`: the store connects by itself, with the `redis` package. */
  readonly url?: string | undefined;
  /** A client of your own instead: of `redis`, of `ioredis`, or any other with `eval(script, keys, args)`. It is not closed. */
  readonly client?: AnyRedisClient | undefined;
  /** What every key begins with. @default `overture` */
  readonly prefix?: string | undefined;
  /** Where our time comes from. @default the machine's */
  readonly clock?: Clock | undefined;
}

/**
 * A store in Redis 5 or later, or whatever speaks its protocol and runs Lua. Every operation is one script, and so one round
 * trip. What is durable is up to Redis: with `appendfsync always` what was acknowledged survives even a loss of power.
 *
 * Throws a TypeError unless it is given either a `url` or a `client`.
 */
export function redisStore(options: RedisStoreOptions): StateStore {
  return new RedisStore(options);
}

class RedisStore implements StateStore {
  readonly #evaluate: Evaluate;
  /** One of its own, which it closes. */
  readonly #connection: Connection | undefined;
  readonly #prefix: string;
  readonly #time: ServerTime;

  constructor({ url, client, prefix = "overture", clock = systemClock }: RedisStoreOptions) {
    if (!/^[^{}]+$/.test(prefix))
      throw new TypeError(
        `redisStore()'s prefix is a text without braces, not ${JSON.stringify(prefix)}: braces decide on the slot.`,
      );
    if (url !== undefined && client === undefined) {
      this.#connection = new Connection(url, clock);
      this.#evaluate = this.#connection.evaluate;
    } else if (client !== undefined && url === undefined) {
      this.#evaluate = evaluateWith(client);
    } else throw new TypeError("redisStore() takes either a url, such as redis://localhost:6379, or a client.");
    this.#prefix = prefix;
    this.#time = new ServerTime(clock);
  }

  async add(space: string, additions: readonly Addition[]): Promise<AddResult> {
    checkAdditions(space, additions);
    const reply = await this.#run("add", space, JSON.stringify(additions.map(wireAddition)));
    return { repeated: reply.rest() };
  }

  async read(space: string, books: readonly BookRequest[]): Promise<readonly BookSnapshot[]> {
    checkReads(space, books);
    const reply = await this.#run("read", space, JSON.stringify(books.map(wireRequest)));
    return books.map(() => readSnapshot(reply.list()));
  }

  async hold(space: string, id: string, hold: Hold): Promise<HoldResult> {
    checkHold(space, id, hold);
    const guards = hold.guards.map(({ book, counter, limit }) => [book, counter, wireLimit(limit)]);
    const validUntil = await this.#onServer(space, hold.validUntil);
    const entries = JSON.stringify(hold.entries.map(wireEntry));
    return readHoldResult(
      await this.#run("hold", space, id, entries, JSON.stringify(guards), `${Math.ceil(hold.ttlMs)}`, `${validUntil}`),
    );
  }

  async settle(space: string, id: string, entries: readonly CounterEntry[]): Promise<SettleResult> {
    checkSettlement(space, id, entries);
    return readSettleResult(
      await this.#run("settle", space, id, JSON.stringify(entries.map(wireEntry)), `${settledMemoryMs}`),
    );
  }

  async pending(space: string): Promise<readonly PendingHold[]> {
    checkNames(space);
    return readPending(await this.#run("pending", space));
  }

  async take(space: string, id: string, request: TakeRequest): Promise<TakeResult> {
    checkTakes(space, id, request);
    const { takes, validUntil } = request;
    const until = validUntil === undefined ? Number.MAX_VALUE : await this.#onServer(space, validUntil);
    return readTakeResult(
      await this.#run("take", space, id, JSON.stringify(takes.map(wireTake)), `${until}`, `${takenMemoryMs}`),
    );
  }

  async preload(): Promise<void> {
    await this.#connection?.load();
  }

  async close(): Promise<void> {
    await this.#connection?.close();
  }

  /** A moment of ours on the server's clock; the first time, that clock is asked for. */
  async #onServer(space: string, localMs: number): Promise<number> {
    if (this.#time.isUnknown) await this.#run("time", space);
    return this.#time.of(localMs);
  }

  async #run(script: keyof typeof scripts, space: string, ...args: readonly string[]): Promise<Reply> {
    const sentAt = this.#time.sent();
    const reply = new Reply(await this.#evaluate(scripts[script], keyOf(this.#prefix, space), args));
    this.#time.received(reply.number(), sentAt);
    return reply;
  }
}
