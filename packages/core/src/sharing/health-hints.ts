import type { Engine } from "../execution/index.ts";
import type { StateStore } from "../state/index.ts";
import type { OvertureEvents } from "../telemetry/index.ts";

/** What {@link HealthHints} are made from. */
export interface HealthHintsInit {
  readonly engine: Engine;
  readonly store: Pick<StateStore, "add" | "read">;
  readonly space: string;
  readonly instance: string;
}

/** Hints are looked for this often while requests come: what is down at one is avoided by the others within two seconds. */
const lookEveryMs = 1000;
/** A book of hints is kept for two of these. */
const bookMs = 600_000;
/** For so long a hint has a provider avoided at most; then this process sees for itself. */
const longestBreakMs = 5000;
const longestRestMs = 60_000;
/** After a hint that turned out wrong here, others about the same are not believed for so long. */
const disbeliefMs = 60_000;
const mostNames = 1000;

/** What one process tells the others. */
interface Hint {
  readonly atMs: number;
  readonly forMs: number;
  readonly instance: string;
  readonly what: "provider" | "model" | "key";
  readonly name: string;
  /** Of a key: by which hash it is known, why it rests, and for which model. */
  readonly key?: { readonly hash: string; readonly because: string; readonly model: string | undefined } | undefined;
}

/**
 * Tells other processes which providers, models and keys were found unusable here, and believes what they tell. A hint is an
 * addition to a counter with all of it in its name; keys are known by a hash. It opens a breaker for a few seconds, after
 * which this process's own probe decides.
 */
export class HealthHints {
  readonly #init: HealthHintsInit;
  readonly #stop: readonly (() => void)[];
  readonly #versions = new Map<string, string>();
  readonly #disbelieved = new Map<string, number>();
  #lookedAtMs = Number.NEGATIVE_INFINITY;
  #readAtMs = Number.NEGATIVE_INFINITY;
  #isLooking = false;
  /** What happens because of a hint is not told on. */
  #isBelieving = false;

  constructor(init: HealthHintsInit) {
    this.#init = init;
    const { events } = init.engine;
    this.#stop = [
      events.on("breaker", (move) => this.#onMove(move)),
      events.on("key", (parked) => this.#onPark(parked)),
    ];
  }

  /** Looks for hints if it is time to. Nobody waits for it. */
  look(): void {
    const nowMs = this.#init.engine.clock.monotonic();
    if (this.#isLooking || nowMs - this.#lookedAtMs < lookEveryMs) return;
    this.#lookedAtMs = nowMs;
    this.#isLooking = true;
    void this.#read()
      .catch(ignore)
      .finally(() => {
        this.#isLooking = false;
      });
  }

  close(): void {
    for (const stop of this.#stop) stop();
  }

  #onMove({ scope, name, to, openMs }: OvertureEvents["breaker"]): void {
    if (this.#isBelieving) return;
    if (to === "open") this.#tell({ what: scope, name, forMs: openMs ?? longestBreakMs });
    if (to !== "closed") return;
    // What was found to be well here is believed to be so for a while.
    if (this.#disbelieved.size >= mostNames) this.#disbelieved.clear();
    this.#disbelieved.set(name, this.#init.engine.clock.monotonic() + disbeliefMs);
  }

  async #onPark({ provider, tenant, index, model, forMs, because }: OvertureEvents["key"]): Promise<void> {
    if (this.#isBelieving || tenant !== undefined) return;
    const key = this.#init.engine.pools
      .get(provider)
      ?.keys()
      .find((each) => each.index === index);
    if (key?.credential === undefined) return;
    const hash = await hashOf(key.credential);
    this.#tell({ what: "key", name: provider, forMs, key: { hash, because, model } });
  }

  #tell(told: Omit<Hint, "atMs" | "instance">): void {
    const { store, space, engine, instance } = this.#init;
    const nowMs = engine.clock.now();
    const counter = JSON.stringify({ ...told, forMs: Math.round(told.forMs), atMs: nowMs, instance } satisfies Hint);
    store.add(space, [{ book: bookAt(nowMs), counter, by: 1, keepMs: 2 * bookMs }]).catch(ignore);
  }

  async #read(): Promise<void> {
    const { store, space, engine } = this.#init;
    const nowMs = engine.clock.now();
    const books = [bookAt(nowMs), bookAt(nowMs - bookMs)].map((book) => ({ book, since: this.#versions.get(book) }));
    const snapshots = await store.read(space, books);
    // What came since the last look just happened, whatever clocks say; what was there before is as old as it says.
    const isFresh = nowMs - this.#readAtMs < 3 * lookEveryMs;
    this.#readAtMs = nowMs;
    this.#versions.clear();
    for (const [index, { version, counters }] of snapshots.entries()) {
      const { book = "", since } = books[index] ?? {};
      this.#versions.set(book, version);
      for (const name of counters.keys()) {
        const hint = hintOf(name);
        if (hint)
          await this.#believe(hint, isFresh && since !== undefined ? hint.forMs : hint.atMs + hint.forMs - nowMs);
      }
    }
  }

  async #believe({ what, name, instance, key }: Hint, leftMs: number): Promise<void> {
    const { engine } = this.#init;
    if (instance === this.#init.instance || !(leftMs > 0)) return;
    const found = key && (await this.#keyIndex(name, key.hash));
    this.#isBelieving = true;
    if (what !== "key") {
      const isDisbelieved = (this.#disbelieved.get(name) ?? 0) > engine.clock.monotonic();
      if (!isDisbelieved) engine.breakers.hint(what, name, Math.min(leftMs, longestBreakMs));
    } else if (key && found !== undefined && (key.because === "rate_limited" || key.because === "quota")) {
      const retryAfterMs = Math.min(leftMs, longestRestMs);
      engine.pools.get(name)?.park(found, key.model ?? "", { kind: key.because, retryAfterMs });
    }
    this.#isBelieving = false;
  }

  async #keyIndex(provider: string, hash: string): Promise<number | undefined> {
    for (const { index, credential } of this.#init.engine.pools.get(provider)?.keys() ?? [])
      if (credential !== undefined && (await hashOf(credential)) === hash) return index;
    return undefined;
  }
}

function bookAt(nowMs: number): string {
  return `health 1 ${Math.floor(nowMs / bookMs)}`;
}

function hintOf(counter: string): Hint | undefined {
  try {
    const hint = JSON.parse(counter) as Partial<Hint> | null;
    const { what, name, atMs, forMs, instance, key } = hint ?? {};
    if (what !== "provider" && what !== "model" && what !== "key") return undefined;
    if (typeof name !== "string" || typeof instance !== "string") return undefined;
    if (typeof atMs !== "number" || typeof forMs !== "number") return undefined;
    return { what, name, atMs, forMs, instance, key };
  } catch {
    return undefined;
  }
}

/** Half of SHA-256: enough to find a key by, and nothing that it could be found out from. */
async function hashOf(credential: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`overture key ${credential}`));
  return Array.from(new Uint8Array(bytes).subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function ignore(): void {}
