import { OvertureError } from "../chat/index.ts";
import type { Clock } from "../time/index.ts";
import { inTime, TooLate } from "./in-time.ts";
import type { TenantSource } from "./tenant-terms.ts";

/** What a {@link TenantDirectory} is made from. */
export interface TenantDirectoryInit<Terms extends object> {
  readonly source: TenantSource<Terms>;
  /** Holds for tenants that the source does not know. Undefined: they are refused. */
  readonly unknown: Terms | undefined;
  /** What the source gave, checked. Throws if it is no such thing, naming the option. */
  readonly check: (given: unknown, id: string) => Terms;
  readonly clock: Clock;
  /** How long an answer of the source holds, in milliseconds. */
  readonly timeToLiveMs: number;
  /** How long the source may take, in milliseconds. */
  readonly timeoutMs: number;
  /** How many tenants are remembered; those asked for longest ago are looked up again. */
  readonly mostRemembered: number;
}

interface Known<Terms> {
  readonly terms: Terms;
  readonly untilMs: number;
}

/** Knows what holds for each tenant, and asks the source once for as long as its answer holds. */
export class TenantDirectory<Terms extends object> {
  readonly #init: TenantDirectoryInit<Terms>;
  readonly #known = new Map<string, Known<Terms>>();
  readonly #asking = new Map<string, Promise<Terms>>();

  constructor(init: TenantDirectoryInit<Terms>) {
    this.#init = init;
  }

  /** How many tenants are remembered. */
  get size(): number {
    return this.#known.size;
  }

  /**
   * What holds for a tenant; at once where that is known, so that nothing need be awaited. Fails with `tenant_unknown` (404), or
   * with `tenant_unavailable` (503) where the source throws, hangs, or gives what makes no sense: nobody is served on terms
   * that are not known.
   */
  find(id: string): Terms | Promise<Terms> {
    const known = this.#known.get(id);
    if (known && this.#init.clock.monotonic() < known.untilMs) return known.terms;
    return this.#asking.get(id) ?? this.#look(id);
  }

  /** Until when these are a tenant's terms, on the monotonic clock; 0 if they are not, or not remembered. */
  holdsUntilMs(id: string, terms: Terms): number {
    const known = this.#known.get(id);
    return known?.terms === terms ? known.untilMs : 0;
  }

  /** Lets go of what is remembered of a tenant whose time is over. */
  drop(id: string): void {
    this.#known.delete(id);
  }

  /** Asks the source again, now. */
  async refresh(id: string): Promise<Terms> {
    this.#known.delete(id);
    this.#asking.delete(id);
    return await this.#look(id);
  }

  #look(id: string): Promise<Terms> {
    const asking: Promise<Terms> = this.#lookUp(id).then(
      (terms) => {
        // An answer that a refresh has overtaken is not remembered.
        if (this.#asking.get(id) === asking) {
          this.#asking.delete(id);
          this.#remember(id, terms);
        }
        return terms;
      },
      (error: unknown) => {
        if (this.#asking.get(id) === asking) this.#asking.delete(id);
        throw error;
      },
    );
    this.#asking.set(id, asking);
    return asking;
  }

  #remember(id: string, terms: Terms): void {
    const { clock, timeToLiveMs, mostRemembered } = this.#init;
    this.#known.delete(id);
    this.#known.set(id, { terms, untilMs: clock.monotonic() + timeToLiveMs });
    if (this.#known.size <= mostRemembered) return;
    const oldest = this.#known.keys().next();
    if (!oldest.done) this.#known.delete(oldest.value);
  }

  async #lookUp(id: string): Promise<Terms> {
    const { source, unknown, check } = this.#init;
    if (typeof id !== "string" || id === "") throw noId(id);
    let given: unknown;
    if (typeof source === "function") given = await this.#ask(id, async () => source(id));
    else if (Object.hasOwn(source, id)) given = source[id];
    if (given === undefined || given === null) {
      if (unknown) return unknown;
      const message = `There is no tenant "${shown(id)}". Return its options from "tenants", or give those of unknown ones by "defaultTenant".`;
      throw new OvertureError({ code: "tenant_unknown", status: 404, param: "tenant", message });
    }
    try {
      return check(given, id);
    } catch (error) {
      throw unavailable(id, error instanceof Error ? error.message : "they make no sense", undefined);
    }
  }

  async #ask(id: string, source: () => Promise<unknown>): Promise<unknown> {
    const { clock, timeoutMs } = this.#init;
    try {
      return await inTime(clock, source(), timeoutMs);
    } catch (error) {
      if (error instanceof TooLate) throw unavailable(id, `"tenants" did not answer within ${timeoutMs} ms`, undefined);
      // Only the error's name is told: its message may hold what it was asked with, a connection's password among it.
      const name = error instanceof Error ? error.name.slice(0, 80) : "what is no error";
      throw unavailable(id, `"tenants" threw ${name}`, error);
    }
  }
}

function noId(given: unknown): OvertureError {
  const message = `A tenant's id is a text that is not empty, not ${given === "" ? "an empty one" : typeof given}.`;
  return new OvertureError({ code: "invalid_request", status: 400, param: "tenant", message });
}

function unavailable(id: string, why: string, cause: unknown): OvertureError {
  const message = `The options of the tenant "${shown(id)}" could not be had: ${why}.`;
  return new OvertureError({ code: "tenant_unavailable", status: 503, param: "tenant", message, cause });
}

function shown(id: string): string {
  return id.slice(0, 80);
}
