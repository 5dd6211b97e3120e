import type { ServerResponse } from "node:http";
import { sleep, systemClock } from "@overture/core";
import { billOf, type Meter } from "./bill.ts";
import { type Delivery, eventText, slicesOf, type WireEvent } from "./delivery.ts";
import type { OpenRequest } from "./recorded-request.ts";

/** How many slices are written in one turn, so that a body in slices of one byte neither blocks the process nor takes minutes. */
const slicesPerTurn = 256;

/** One response while it is written: bytes in slices, pauses that end with the connection, and breaks. */
export class Exchange {
  readonly #response: ServerResponse;
  readonly #record: OpenRequest;
  readonly #gone = new AbortController();
  /** Resolves when the connection is done with this response. */
  readonly closed: Promise<void>;
  #broken = false;
  #meter: Meter | undefined;
  #piecesSent = 0;

  constructor(response: ServerResponse, record: OpenRequest) {
    this.#response = response;
    this.#record = record;
    this.closed = new Promise((resolve) => {
      response.once("close", () => {
        record.ended = true;
        record.endedAt = systemClock.now();
        record.aborted = !response.writableFinished && !this.#broken;
        const ending = record.aborted ? "aborted" : this.#broken ? "broken" : "finished";
        record.billed = this.#meter && billOf(this.#meter, ending, this.#piecesSent);
        this.#gone.abort();
        resolve();
      });
    });
  }

  /** Says what it uses, and how it is billed once it is over. What is not metered is not billed. */
  meter(meter: Meter): void {
    this.#meter = meter;
  }

  /** Whether nothing more can be written. */
  get isOver(): boolean {
    return this.#gone.signal.aborted || this.#response.destroyed;
  }

  /** Sends the status and the headers at once, before any body. */
  sendHeaders(status: number, headers: Readonly<Record<string, string>>): void {
    if (this.isOver) return;
    this.#response.writeHead(status, headers);
    this.#response.flushHeaders();
  }

  /** Writes text as the delivery cuts it. */
  async write(text: string, delivery: Delivery = {}): Promise<void> {
    let written = 0;
    for (const slice of slicesOf(Buffer.from(text, "utf8"), delivery)) {
      if (this.isOver) return;
      this.#record.bytesSent += slice.length;
      const hasRoom = this.#response.write(slice);
      written += 1;
      if (!hasRoom || written % slicesPerTurn === 0) await this.pause(0);
    }
  }

  /** Writes one event of a stream. */
  async writeEvent(event: WireEvent, delivery: Delivery): Promise<void> {
    if (event.content && !this.isOver) this.#piecesSent += 1;
    await this.write(eventText(event, delivery), delivery);
  }

  /** Waits so many real milliseconds, or until the connection closes. */
  async pause(ms: number): Promise<void> {
    await sleep(systemClock, ms, this.#gone.signal).catch(() => undefined);
  }

  /** Ends the response in good order. */
  end(): void {
    if (!this.isOver) this.#response.end();
  }

  /** Breaks the connection. */
  async reset(): Promise<void> {
    // What was written before must leave first, or the client would see less than it was sent.
    await this.pause(5);
    this.#broken = true;
    this.#response.socket?.resetAndDestroy();
  }

  /** Leaves the connection open until the client, or the simulator's own end, closes it. */
  async hang(): Promise<void> {
    await this.closed;
  }

  /** Breaks the connection because the simulator ends. */
  destroy(): void {
    if (this.isOver) return;
    this.#broken = true;
    this.#response.destroy();
  }
}
