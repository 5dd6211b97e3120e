import type { Clock } from "@overture/core/store";
import { type Evaluate, evaluateWith } from "./evaluate.ts";

/** A client of the `redis` package that the store opened itself. */
type OwnClient = Awaited<ReturnType<typeof create>>["client"];

/** More than this waits for no answer at the same time: memory must not grow while a server is frozen. */
const mostWaiting = 10_000;
const longestPauseMs = 1000;
/** A server that has been silent for so long keeps no process alive, whatever is under way. In milliseconds. */
const silenceMs = 5000;

/**
 * A connection that is opened with the first operation. One that breaks is opened again in the background, and operations
 * fail at once meanwhile; none waits for a server that is not there. It keeps no process alive while nothing is under way, nor
 * for a server that has fallen silent.
 */
export class Connection {
  readonly #url: string;
  readonly #clock: Clock;
  #made: ReturnType<typeof create> | undefined;
  #client: Promise<OwnClient> | undefined;
  #underWay = 0;
  #silence: ReturnType<Clock["setTimer"]> | undefined;
  #closed = false;

  constructor(url: string, clock: Clock) {
    this.#url = url;
    this.#clock = clock;
  }

  /** Loads the package that connections are made with, and begins to connect; it does not wait for the server. */
  async load(): Promise<void> {
    this.#client ??= this.#open();
    this.#client.catch(() => undefined);
    await this.#made;
  }

  /** Runs a script. */
  readonly evaluate: Evaluate = async (script, key, args) => {
    if (this.#closed) throw new Error("The store was closed.");
    this.#client ??= this.#open();
    const client = await this.#client;
    this.#underWay += 1;
    if (this.#underWay === 1) this.#keepAlive(client);
    try {
      return await evaluateWith(client)(script, key, args);
    } finally {
      this.#underWay -= 1;
      this.#keepAlive(client);
    }
  };

  /** Keeps the process alive while there is anything to wait for, since the server was last heard of. */
  #keepAlive(client: OwnClient): void {
    if (this.#silence !== undefined) this.#clock.clearTimer(this.#silence);
    this.#silence = undefined;
    if (this.#underWay === 0) {
      client.unref();
      return;
    }
    client.ref();
    this.#silence = this.#clock.setTimer(() => client.unref(), silenceMs);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const client = await this.#client?.catch(() => undefined);
    if (client?.isOpen) client.destroy();
  }

  async #open(): Promise<OwnClient> {
    try {
      this.#made = create(this.#url);
      const { client, opened } = await this.#made;
      await client.connect();
      opened();
      client.unref();
      return client;
    } catch (error) {
      // The next operation tries again.
      this.#client = undefined;
      throw error;
    }
  }
}

/** A client that has not connected yet; `opened` says that it has: from then on it connects again by itself. */
async function create(url: string) {
  const { createClient } = await import("redis");
  let wasOpen = false;
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: mostWaiting,
    socket: { reconnectStrategy: (tries) => (wasOpen ? Math.min(20 * 2 ** tries, longestPauseMs) : false) },
  });
  // Every operation that fails says so itself.
  client.on("error", () => undefined);
  const opened = (): void => {
    wasOpen = true;
  };
  return { client, opened };
}
