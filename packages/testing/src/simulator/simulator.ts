import type { BehaviourOf, SimulatorBehaviour } from "./behaviour.ts";
import type { VendorFormat } from "./format.ts";
import type { RecordedRequest } from "./recorded-request.ts";

/** A vendor on this machine: a loopback HTTP server that speaks the vendor's wire format. See `startSimulator`. */
export interface Simulator extends AsyncDisposable {
  /** The format's id, for example `openai`. */
  readonly kind: string;
  /** The format that it speaks. */
  readonly format: VendorFormat;
  /** Its origin, for example `http://127.0.0.1:41234`. */
  readonly url: string;
  /** What the vendor's SDK wants as its base URL. */
  readonly baseURL: string;
  /** A key that it accepts. */
  readonly key: string;
  /** The latest requests, in the order in which they came. */
  readonly requests: readonly RecordedRequest[];
  /** How many requests are being answered. */
  readonly openRequests: number;
  /** Says how the next requests go, after those that were told before. */
  next(...behaviours: readonly SimulatorBehaviour[]): void;
  /** Says how all requests go for which nothing is queued: all alike, or each by what it asks for. */
  always(behaviour: SimulatorBehaviour | BehaviourOf): void;
  /** Forgets what it was told and what it saw, and closes responses that are still under way. */
  reset(): void;
  /**
   * Resolves when no request is being answered any more.
   *
   * @param withinMs how long it waits, in real milliseconds, before it rejects; 5,000 unless told
   */
  waitForIdle(withinMs?: number): Promise<void>;
  /** Stops it, and breaks what is under way. */
  close(): Promise<void>;
}
