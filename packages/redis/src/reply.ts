import type {
  BookSnapshot,
  CounterValue,
  HoldResult,
  PendingHold,
  SettleResult,
  TakeResult,
} from "@overture/core/store";
import type { WireEntry } from "./wire.ts";

/** Reads a script's reply from its front. */
export class Reply {
  readonly #list: readonly unknown[];
  #at = 0;

  /** @throws Error if it is no reply of ours */
  constructor(raw: unknown) {
    const text = raw instanceof Uint8Array ? new TextDecoder().decode(raw) : raw;
    if (typeof text !== "string" || !text.startsWith("="))
      throw new Error("Redis gave a reply that is not the script's.");
    this.#list = JSON.parse(text.slice(1)) as readonly unknown[];
  }

  get isOver(): boolean {
    return this.#at >= this.#list.length;
  }

  text(): string {
    const next = this.#next();
    if (typeof next !== "string") throw new Error("Redis gave a reply that has something else in place of a text.");
    return next;
  }

  list(): readonly unknown[] {
    return listOf(this.#next());
  }

  number(): number {
    return Number(this.text());
  }

  rest(): string[] {
    const rest = this.#list.slice(this.#at).map(String);
    this.#at = this.#list.length;
    return rest;
  }

  #next(): unknown {
    const next = this.#list[this.#at];
    if (next === undefined) throw new Error("Redis gave a reply that ends too early.");
    this.#at += 1;
    return next;
  }
}

/** Lua has one kind of table: an empty list comes as an empty object. */
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Reads a book: its version, whether it is whole, where the rest begins, and fields with their values. */
export function readSnapshot([version, whole, rest, fields]: readonly unknown[]): BookSnapshot {
  return {
    version: String(version),
    whole: whole === "1",
    counters: countersOf(listOf(fields)),
    ...(rest === "" ? {} : { rest: String(rest) }),
  };
}

const nothing: CounterValue = { posted: 0, held: 0, unknown: 0 };

/** A field is a letter, for what it holds of a counter, and the counter's name. There may be thousands, nearly all of one letter. */
function countersOf(fields: readonly unknown[]): Map<string, CounterValue> {
  const counters = new Map<string, CounterValue>();
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const field = String(fields[at]);
    const [name, value] = [field.slice(1), Number(fields[at + 1])];
    const letter = field[0];
    const known = counters.get(name) ?? nothing;
    if (letter === "p") counters.set(name, { posted: value, held: known.held, unknown: known.unknown });
    else if (letter === "h") counters.set(name, { ...known, held: value });
    else if (letter === "u") counters.set(name, { ...known, unknown: value });
  }
  return counters;
}

export function readHoldResult(reply: Reply): HoldResult {
  const word = reply.text();
  if (word === "late" || word === "ended") return { admitted: false, blockedBy: { reason: word } };
  if (word === "limit") {
    const [guard, posted, held, asked] = [reply.number(), reply.number(), reply.number(), reply.number()];
    return { admitted: false, blockedBy: { reason: "limit", guard, posted, held, asked } };
  }
  const standings = [];
  while (!reply.isOver) standings.push({ posted: reply.number(), held: reply.number() });
  return { admitted: true, standings };
}

export function readSettleResult(reply: Reply): SettleResult {
  return { repeated: reply.text() === "1", posted: reply.rest().map(Number) };
}

export function readTakeResult(reply: Reply): TakeResult {
  const word = reply.text();
  if (word === "admitted") return { admitted: true };
  if (word === "late") return { admitted: false, reason: "late" };
  const [take, wait] = [reply.number(), reply.text()];
  return {
    admitted: false,
    reason: "limit",
    take,
    retryAfterMs: wait === "never" ? Number.POSITIVE_INFINITY : Number(wait),
  };
}

export function readPending(reply: Reply): PendingHold[] {
  const pending: PendingHold[] = [];
  while (!reply.isOver) {
    const [id, state, untilMs] = [reply.text(), reply.text() === "h" ? "held" : "unknown", reply.number()] as const;
    const kept = JSON.parse(reply.text()) as readonly WireEntry[];
    const entries = kept.filter(([, , , dropped]) => state === "held" || dropped === 0);
    pending.push({
      id,
      state,
      untilMs,
      entries: entries.map(([book, counter, by, dropped, keepMs]) => ({
        book,
        counter,
        by,
        ...(dropped === 1 ? { onExpiry: "dropped" as const } : {}),
        ...(keepMs === 0 ? {} : { keepMs }),
      })),
    });
  }
  return pending;
}
