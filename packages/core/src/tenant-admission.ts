import type { NanoUsd, Prices } from "./catalog/index.ts";
import type { OvertureError } from "./chat/index.ts";
import type { Admission, AnyRun, AttemptHold, Engine } from "./execution/index.ts";
import type { Learner } from "./learning/index.ts";
import type { Candidate } from "./routing/index.ts";
import type { CounterEntry } from "./state/index.ts";
import type { AttemptRecord } from "./telemetry/index.ts";
import {
  affordableOutput,
  type BudgetLine,
  budgetLines,
  exceeded,
  type Ledger,
  mostInputTokens,
  type OwnAllowance,
  type RateGate,
  type SpaceLines,
  storeDown,
  unpriced,
  usageBook,
  usageCounter,
  wholeAmount,
  worstCaseOf,
} from "./tenancy/index.ts";
import type { Clock } from "./time/index.ts";

/** What one request is let in on. */
export interface TenantAdmissionInit {
  readonly tenant: string | undefined;
  readonly pools: Engine["pools"];
  readonly learner: Learner;
  readonly scope: string;
  /** Narrow to wide: the tenant's allowances before the app's. */
  readonly spaces: readonly { readonly space: string; readonly allowances: readonly OwnAllowance[] }[];
  readonly ledger: Ledger;
  readonly gate: RateGate;
  readonly clock: Clock;
  readonly onStoreDown: "allow" | "deny";
  readonly formatUsd: (amount: NanoUsd) => string;
}

/** Longer than any request takes to be settled once its time is over, in milliseconds. */
const graceMs = 120_000;
/** Usage is kept for 13 months, so that a year can be compared with the one before. */
const usageKeptMs = 400 * 86_400_000;
/** A request without an output limit is given one of so many times what hardly any answer exceeds. */
const outputSlack = 2;
const hardlyAny = 0.999;
/** What a call that was cut may have come to: all but one of twenty answers are shorter. */
const cutShare = 0.95;
/** Less than this is no answer. */
const leastOutput = 16;
/** Hardly any vendor writes more, if asked to write as much as it can. */
const unknownMostOutput = 128_000;

/** One request on a tenant's account, or on the app's. */
export class TenantAdmission implements Admission {
  readonly tenant: string | undefined;
  readonly pools: Engine["pools"];
  readonly learner: Learner;
  readonly scope: string;
  refusal: OvertureError | undefined;
  readonly #init: TenantAdmissionInit;
  readonly #past: boolean;
  readonly #lines: readonly SpaceLines[];
  readonly #hard: readonly SpaceLines[];
  #holds = 0;
  #entered: { readonly id: string; readonly tokens: number } | undefined;
  #inputBound: number | undefined;

  /** `past` is for what is asked in the background: it is not held up by limits of requests. */
  constructor(init: TenantAdmissionInit, past = false) {
    this.#init = init;
    this.#past = past;
    this.tenant = init.tenant;
    this.pools = init.pools;
    this.learner = init.learner;
    this.scope = init.scope;
    const nowMs = init.clock.now();
    this.#lines = init.spaces
      .map(({ space, allowances }) => ({ space, lines: allowances.flatMap((each) => budgetLines(each, nowMs)) }))
      .filter(({ lines }) => lines.length > 0);
    this.#hard = this.#lines.filter(({ lines }) => lines.some(({ hard }) => hard));
  }

  again(): Admission {
    return new TenantAdmission(this.#init, true);
  }

  async open(run: AnyRun): Promise<void> {
    await this.#checkSpent();
    const { spaces, gate } = this.#init;
    if (this.#past || !spaces.some(({ allowances }) => allowances.some(isLimited))) return;
    const tokens = this.#expectedTokens(run);
    const entrance = { id: run.decision.id, spaces, tokens, ttlMs: run.limits.totalMs + graceMs };
    await gate.enter(entrance);
    this.#entered = { id: entrance.id, tokens };
  }

  close(run: AnyRun): void {
    if (!this.#entered) return;
    const { id, tokens } = this.#entered;
    this.#entered = undefined;
    let used = 0;
    for (const { usage } of run.attempts) used += usage ? usage.prompt_tokens + usage.completion_tokens : 0;
    // What was not counted stands as it was expected; a request that nobody was asked for took nothing.
    const actual = used > 0 || run.attempts.length === 0 ? used : tokens;
    this.#init.gate.leave({ id, spaces: this.#init.spaces, tokens }, actual);
  }

  async hold(run: AnyRun, candidate: Candidate): Promise<AttemptHold | undefined> {
    this.#holds += 1;
    const id = `${run.decision.id} ${this.#holds}`;
    if (this.#hard.length === 0) return this.#holdOf(run, candidate, { id, held: undefined, outputLimit: undefined });
    const prices = candidate.card?.prices;
    if (!prices) return this.#refuse(undefined, unpriced(candidate));
    this.#inputBound ??= mostInputTokens(run.request);
    const asked = run.profile.outputLimit;
    let outputTokens = asked ?? this.#imposedOutput(candidate);
    // What is left was seen a moment ago: somebody else may have taken it meanwhile.
    for (let step = 0; step < 3; step += 1) {
      const amount = this.#worst(run, prices, outputTokens);
      const ttlMs = Math.max(0, run.remainingMs()) + graceMs;
      const outcome = await this.#init.ledger.hold({ id: `${id} ${step}`, spaces: this.#hard, amount, ttlMs });
      if (outcome.kind === "held") {
        const outputLimit = asked === undefined ? outputTokens : undefined;
        return this.#holdOf(run, candidate, { id: `${id} ${step}`, held: amount, outputLimit });
      }
      if (outcome.kind === "down") {
        if (this.#init.onStoreDown === "allow")
          return this.#holdOf(run, candidate, { id, held: undefined, outputLimit: undefined });
        throw storeDown();
      }
      const { line, posted, held } = outcome;
      const fits = affordableOutput(line.limit - posted - held, this.#inputBound, prices) / choicesOf(run);
      if (asked !== undefined || fits < this.#leastOutput(run, candidate) || fits >= outputTokens) {
        return this.#refuse(line, exceeded(this.#init, line, posted, held));
      }
      outputTokens = Math.floor(fits);
    }
    return undefined;
  }

  /** Budgets that are soft are exceeded by what is under way, but once they are spent nothing new begins. */
  async #checkSpent(): Promise<void> {
    const { ledger } = this.#init;
    for (const { space, lines } of this.#lines) {
      const soft = lines.filter(({ hard }) => !hard);
      const unknown = soft.filter((line) => ledger.knownSpent(space, line) === undefined);
      if (unknown.length > 0) await ledger.look({ space, lines: unknown });
      for (const line of soft) {
        const spent = ledger.knownSpent(space, line) ?? 0;
        if (spent >= line.limit) throw exceeded(this.#init, line, spent, 0);
      }
    }
  }

  #refuse(line: BudgetLine | undefined, error: OvertureError): undefined {
    this.refusal = error;
    if (line && !line.downgrades) throw error;
    return undefined;
  }

  #worst(run: AnyRun, prices: Prices, outputTokens: number): NanoUsd {
    const inputTokens = this.#inputBound ?? 0;
    return worstCaseOf({ inputTokens, outputTokens: outputTokens * choicesOf(run), prices });
  }

  #imposedOutput({ model, card }: Candidate): number {
    const learned = this.learner.record(model).outputQuantile(hardlyAny, this.#init.clock.now()) * outputSlack;
    return Math.ceil(Math.min(learned, card?.maxOutputTokens ?? unknownMostOutput));
  }

  /** What an answer usually is: what is cut shorter than that helps nobody. */
  #leastOutput(run: AnyRun, { model }: Candidate): number {
    const context = run.profile.context.join("\n");
    const usual = this.learner.record(model).outputTokens(context, Number.POSITIVE_INFINITY, this.#init.clock.now());
    return Math.max(leastOutput, usual / 2);
  }

  #expectedTokens({ profile, decision, request }: AnyRun): number {
    const [first] = decision.ranking;
    const limit = profile.outputLimit ?? Number.POSITIVE_INFINITY;
    const context = profile.context.join("\n");
    const output = first ? this.learner.record(first.model).outputTokens(context, limit, this.#init.clock.now()) : 0;
    return Math.ceil(profile.inputTokens + output * choicesOf({ request }));
  }

  #holdOf(
    run: AnyRun,
    candidate: Candidate,
    { id, held, outputLimit }: { id: string; held: NanoUsd | undefined; outputLimit: number | undefined },
  ): AttemptHold {
    if (outputLimit !== undefined) {
      const message = `The answer is limited to ${outputLimit} tokens, so that a hard budget holds. Give max_completion_tokens to choose the limit.`;
      run.warn([{ code: "output_limited", message }]);
    }
    return {
      outputLimit,
      settle: (record) => {
        if (!record) {
          if (held !== undefined) this.#init.ledger.release(this.#hard, id);
          return;
        }
        const amount = this.#spent(run, candidate, record, held);
        const usage = [{ space: this.#usageSpace(), entries: this.#usage(run, record, amount, held) }];
        this.#init.ledger.post({ id, spaces: this.#lines, amount, usage });
      },
    };
  }

  /** What a call is taken to have cost: the vendor's own count, or, where it was cut, what answers of that model come to. */
  #spent(run: AnyRun, candidate: Candidate, { cost }: AttemptRecord, held: NanoUsd | undefined): NanoUsd {
    const prices = candidate.card?.prices;
    if (cost.certainty === "exact" || cost.certainty === "estimated") return cost.nanoUsd;
    if (!prices) return cost.nanoUsd;
    const learned = this.learner.record(candidate.model).outputQuantile(cutShare, this.#init.clock.now());
    const outputTokens = Math.min(learned, run.profile.outputLimit ?? Number.POSITIVE_INFINITY) * choicesOf(run);
    const whole = worstCaseOf({ inputTokens: run.profile.inputTokens, outputTokens: Math.ceil(outputTokens), prices });
    return wholeAmount(Math.max(cost.nanoUsd, held === undefined ? whole : Math.min(held, whole)));
  }

  #usageSpace(): string {
    return this.#init.spaces[0]?.space ?? "app";
  }

  #usage(run: AnyRun, record: AttemptRecord, amount: NanoUsd, held: NanoUsd | undefined): CounterEntry[] {
    const labels = { model: record.model, mode: run.mode, tags: run.tags };
    const book = usageBook(new Date(this.#init.clock.now()).toISOString().slice(0, 10));
    const entry = (metric: Parameters<typeof usageCounter>[0], by: number): CounterEntry[] =>
      by === 0 ? [] : [{ book, counter: usageCounter(metric, labels), by, keepMs: usageKeptMs }];
    return [
      ...entry("nanoUsd", amount),
      ...entry("unsureNanoUsd", record.cost.certainty === "exact" ? 0 : amount),
      ...entry("overrunNanoUsd", Math.max(0, held === undefined ? 0 : amount - held)),
      ...entry("calls", 1),
      ...entry("inputTokens", record.usage?.prompt_tokens ?? 0),
      ...entry("outputTokens", record.usage?.completion_tokens ?? 0),
    ];
  }
}

function isLimited({ limits }: OwnAllowance): boolean {
  return Object.values(limits).some((limit) => limit !== undefined);
}

/** How many answers are asked for at once. */
function choicesOf({ request }: Pick<AnyRun, "request">): number {
  return "n" in request && typeof request.n === "number" ? request.n : 1;
}
