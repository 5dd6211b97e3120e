import type { NanoUsd } from "../catalog/index.ts";
import type { OvertureError } from "../chat/index.ts";
import type { Admission, AdmittedRun, AttemptHold, Engine } from "../execution/index.ts";
import type { Learner } from "../learning/index.ts";
import type { Candidate } from "../routing/index.ts";
import {
  affordableOutput,
  budgetLines,
  exceeded,
  type FullBudget,
  type HoldOutcome,
  type Ledger,
  mostInputTokens,
  type OwnAllowance,
  type RateGate,
  type SpaceLines,
  type StoreWait,
  storeDown,
  type UsageKinds,
  unpriced,
  worstCaseOf,
} from "../tenancy/index.ts";
import type { Clock } from "../time/index.ts";
import { amountOf, type EndedCall, type HeldCall } from "./tenant-amount.ts";
import {
  choicesOf,
  expectedTokens,
  heldPrices,
  imposedLimit,
  type KnownAnswers,
  leastLimit,
  ownLimit,
} from "./tenant-bounds.ts";
import { usageOf } from "./tenant-usage.ts";

/** What one request is let in on. */
export interface TenantAdmissionInit {
  readonly tenant: string | undefined;
  readonly user: string | undefined;
  readonly pools: Engine["pools"];
  readonly learner: Learner;
  readonly scope: string;
  /** Narrow to wide: the tenant's allowances before the app's. */
  readonly spaces: readonly { readonly space: string; readonly allowances: readonly OwnAllowance[] }[];
  readonly ledger: Ledger;
  readonly gate: RateGate;
  readonly clock: Clock;
  readonly onStoreDown: "allow" | "deny";
  /** How long the request waits for the store. */
  readonly wait: StoreWait;
  /** How long another request does. */
  readonly newWait: () => StoreWait;
  /** Whether limits of requests hold it up; what is asked in the background is past them. @default true */
  readonly limited?: boolean | undefined;
  readonly formatUsd: (amount: NanoUsd) => string;
  readonly usageKinds: UsageKinds;
}

/** Longer than any request takes to be settled once its time is over, in milliseconds. */
const graceMs = 120_000;

/** What is left was seen a moment ago, and somebody else may have taken it meanwhile: how often less is asked for. */
const mostSteps = 3;

/** What one call is held under. */
interface CallHold extends HeldCall {
  readonly id: string;
  /** The limit that is set where the request sets none. */
  readonly outputLimit: number | undefined;
}

const nothingHeld = { held: undefined, outputLimit: undefined, inputTokens: 0 } as const;

/** One request on a tenant's account, or on the app's. */
export class TenantAdmission implements Admission {
  readonly tenant: string | undefined;
  readonly user: string | undefined;
  readonly pools: Engine["pools"];
  readonly learner: Learner;
  readonly scope: string;
  refusal: OvertureError | undefined;
  readonly #init: TenantAdmissionInit;
  readonly #lines: readonly SpaceLines[];
  readonly #hard: readonly SpaceLines[];
  readonly #cutAtWorst: boolean;
  /** A soft budget that is spent, where what costs nothing may still be asked. */
  #spent: FullBudget | undefined;
  #holds = 0;
  #entered: { readonly id: string; readonly tokens: number } | undefined;
  /** By request: those who rank and write in a council are asked something else than its members. */
  readonly #inputBounds = new WeakMap<object, number>();

  constructor(init: TenantAdmissionInit) {
    this.#init = init;
    this.tenant = init.tenant;
    this.user = init.user;
    this.pools = init.pools;
    this.learner = init.learner;
    this.scope = init.scope;
    const nowMs = init.clock.now();
    this.#lines = init.spaces
      .map(({ space, allowances }) => ({ space, lines: allowances.flatMap((each) => budgetLines(each, nowMs)) }))
      .filter(({ lines }) => lines.length > 0);
    this.#hard = this.#lines.filter(({ lines }) => lines.some(({ hard }) => hard));
    this.#cutAtWorst = this.#hard.some(({ lines }) => lines.some(({ hard, cutAtWorst }) => hard && cutAtWorst));
  }

  again(): Admission {
    return new TenantAdmission({ ...this.#init, limited: false, wait: this.#init.newWait() });
  }

  async open(run: AdmittedRun): Promise<void> {
    await this.#checkSpent();
    const { spaces, gate, wait, limited = true } = this.#init;
    if (!limited || !spaces.some(({ allowances }) => allowances.some(isLimited))) return;
    const tokens = expectedTokens(run, this.#known());
    const entrance = { id: run.decision.id, spaces, tokens, ttlMs: run.limits.totalMs + graceMs, wait };
    await gate.enter(entrance);
    this.#entered = { id: entrance.id, tokens };
  }

  close(run: AdmittedRun): void {
    if (!this.#entered) return;
    const { id, tokens } = this.#entered;
    this.#entered = undefined;
    let used = 0;
    for (const { usage } of run.attempts) used += usage ? usage.prompt_tokens + usage.completion_tokens : 0;
    // What was not counted stands as it was expected; a request that nobody was asked for took nothing.
    const neverRan = run.attempts.length === 0;
    this.#init.gate.leave({ id, spaces: this.#init.spaces, tokens }, used > 0 || neverRan ? used : tokens, neverRan);
  }

  async hold(run: AdmittedRun, candidate: Candidate): Promise<AttemptHold | undefined> {
    this.#holds += 1;
    const id = `${run.decision.id} ${this.#holds}`;
    const prices = heldPrices(candidate.card?.prices, run);
    if (this.#spent && !(prices && prices.input === 0 && prices.output === 0)) return this.#refuse(run, this.#spent);
    if (this.#hard.length === 0) return this.#holdOf(run, candidate, { ...nothingHeld, id });
    if (!prices) {
      this.refusal = unpriced(candidate, run.failures, run.request);
      return undefined;
    }
    const inputTokens = this.#boundOf(run.request) + (run.alsoSent ? this.#boundOf(run.alsoSent) : 0);
    const choices = choicesOf(run);
    const asked = ownLimit(run);
    let limit = asked ?? imposedLimit(candidate, this.#known());
    let full: FullBudget | undefined;
    for (let step = 0; step < mostSteps; step += 1) {
      const stepId = `${id} ${step}`;
      const amount = worstCaseOf({ inputTokens, outputTokens: limit * choices, prices });
      const outcome = await this.#hold(run, stepId, amount);
      if (outcome.kind === "held") {
        return this.#holdOf(run, candidate, {
          id: stepId,
          held: amount,
          outputLimit: asked === undefined ? limit : undefined,
          inputTokens,
        });
      }
      if (outcome.kind === "down") {
        if (this.#init.onStoreDown === "deny") throw storeDown("budgets");
        return this.#holdOf(run, candidate, { ...nothingHeld, id });
      }
      full = outcome;
      const left = full.line.limit - full.posted - full.held;
      const fits = Math.floor(affordableOutput(left, inputTokens, prices) / choices);
      if (asked !== undefined || fits >= limit || fits < leastLimit(run, candidate, this.#known())) break;
      limit = fits;
    }
    return full && this.#refuse(run, full);
  }

  #boundOf(sent: object): number {
    const known = this.#inputBounds.get(sent) ?? mostInputTokens(sent);
    this.#inputBounds.set(sent, known);
    return known;
  }

  #hold(run: AdmittedRun, id: string, amount: NanoUsd): Promise<HoldOutcome> {
    const ttlMs = Math.max(0, run.remainingMs()) + graceMs;
    return this.#init.ledger.hold({ id, spaces: this.#hard, amount, ttlMs, wait: this.#init.wait });
  }

  /** Budgets that are soft are exceeded by what is under way, but once they are spent nothing new begins. */
  async #checkSpent(): Promise<void> {
    const { ledger, wait } = this.#init;
    for (const { space, lines } of this.#lines) {
      const soft = lines.filter(({ hard }) => !hard);
      const unknown = soft.filter((line) => ledger.knownSpent(space, line) === undefined);
      if (unknown.length > 0) await ledger.look({ space, lines: unknown }, wait);
      for (const line of soft) {
        const posted = ledger.knownSpent(space, line) ?? 0;
        if (posted < line.limit) continue;
        if (!line.downgrades) throw exceeded(this.#init, { line, posted, held: 0 });
        this.#spent = { line, posted, held: 0 };
      }
    }
  }

  /** Leaves it to the next candidate where that is asked for. */
  #refuse(run: AdmittedRun, full: FullBudget): undefined {
    this.refusal = exceeded(this.#init, full, run.failures);
    if (!full.line.downgrades) throw this.refusal;
    return undefined;
  }

  #known(): KnownAnswers {
    return { learner: this.learner, nowMs: this.#init.clock.now() };
  }

  #holdOf(run: AdmittedRun, candidate: Candidate, call: CallHold): AttemptHold {
    const { id, held, outputLimit } = call;
    if (outputLimit !== undefined) warnOf(run, outputLimit);
    return {
      outputLimit,
      settle: (record, answer) => {
        const { ledger } = this.#init;
        if (record) this.#post({ run, candidate, record, answer }, call);
        else if (held !== undefined) ledger.release(this.#hard, id);
      },
    };
  }

  #post(ended: EndedCall, call: CallHold): void {
    const { ledger, clock, spaces, usageKinds: kinds } = this.#init;
    const amount = amountOf(ended, call, this.#known(), this.#cutAtWorst);
    const space = spaces[0]?.space ?? "app";
    const entries = usageOf(ended, call, { space, kinds, atMs: clock.now(), amount });
    ledger.post({ id: call.id, spaces: this.#lines, amount, usage: [{ space, entries }] });
  }
}

function isLimited({ limits }: OwnAllowance): boolean {
  return Object.values(limits).some((limit) => typeof limit === "number");
}

/** Once for a limit, however many candidates are held to it. */
function warnOf(run: AdmittedRun, outputLimit: number): void {
  const message = `The answer is limited to ${outputLimit} tokens, so that a hard budget holds. Give max_completion_tokens to choose the limit.`;
  if (!run.warnings.some((warning) => warning.message === message)) run.warn([{ code: "output_limited", message }]);
}
