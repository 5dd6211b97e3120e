import type { BookSnapshot, HoldResult, PendingHold, SettleResult, TakeResult } from "@overture/core/store";
import type { WireEntry } from "./wire.ts";

/** Reads a script's reply from its front. */
export class Reply {
  readonly #list: readonly string[];
  #at = 0;

  /** @throws Error if it is no reply of ours */
  constructor(raw: unknown) {
    const text = raw instanceof Uint8Array ? new TextDecoder().decode(raw) : raw;
    if (typeof text !== "string" || !text.startsWith("="))
      throw new Error("Redis gave a reply that is not the script's.");
    this.#list = JSON.parse(text.slice(1)) as readonly string[];
  }

  get isOver(): boolean {
    return this.#at >= this.#list.length;
  }

  text(): string {
    const next = this.#list[this.#at];
    if (next === undefined) throw new Error("Redis gave a reply that ends too early.");
    this.#at += 1;
    return next;
  }

  number(): number {
    return Number(this.text());
  }

  rest(): string[] {
    const rest = this.#list.slice(this.#at);
    this.#at = this.#list.length;
    return rest;
  }
}

export function readSnapshot(reply: Reply): BookSnapshot {
  const [version, whole, size] = [reply.text(), reply.text() === "1", reply.number()];
  const counters = new Map(
    Array.from({ length: size }, () => [
      reply.text(),
      { posted: reply.number(), held: reply.number(), unknown: reply.number() },
    ]),
  );
  return { version, whole, counters };
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
