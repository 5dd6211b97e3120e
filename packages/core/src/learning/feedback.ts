import { OvertureError } from "../chat/index.ts";
import type { hashText } from "../profile/index.ts";
import type { AnswerIds, AnswerReference } from "./answer-id.ts";
import type { Learner } from "./learner.ts";
import type { QualityObservation } from "./observation.ts";

/** What somebody says of an answer: one of `score`, `passed` and `better`. */
export interface FeedbackSignal {
  /** How good it was, from 0 to 1. */
  readonly score?: number | undefined;
  /** Whether it passed: 1 or 0. */
  readonly passed?: boolean | undefined;
  /** The id of another answer that was better than this one. */
  readonly better?: string | undefined;
  /** Who says so. Each source counts once for each answer, and its first word stands. @default `user` */
  readonly source?: string | undefined;
}

/** What became of a signal. */
export interface FeedbackReceipt {
  /** False if this source had spoken of this answer before: nothing is counted twice. */
  readonly counted: boolean;
}

/** Takes scores out to other processes. */
export interface SharedScores {
  /** Fetches what others have learned, and gives whether that may have brought anything new. */
  catchUp(): Promise<boolean>;
  /** A score was observed; `once` is the name under which it counts once among all. */
  noteScored(learner: Learner, once: string, observations: readonly QualityObservation[]): void;
}

/** What {@link Feedback} is made from. */
export interface FeedbackInit {
  readonly ids: AnswerIds;
  readonly learner: Learner;
  readonly scope: string;
  /** Who learns in another scope, by the hash that ids hold of it; undefined: nobody here. @default nobody */
  readonly learnerOf?: ((scopeHash: string) => Learner | undefined) | undefined;
  /** Where scores go that other processes may hear of as well. @default nowhere */
  readonly shared?: { readonly load: () => Promise<SharedScores> } | undefined;
}

/** What was said later than this after the decision tells of a model that may not be the same any more. */
const latestMs = 30 * 86_400_000;

/** Signals remembered, so that one that comes again is not counted again. */
const mostRemembered = 100_000;

/** How far a better answer is put above what was expected of both, and the other one below. */
const relativeStep = 0.25;
/** A comparison says less than a score. */
const relativeWeight = 0.5;

/** Takes what is said of answers, from any process and at any time, once for each source. */
export class Feedback {
  readonly #init: FeedbackInit;
  readonly #hash: typeof hashText;
  readonly #counted: Set<string> = new Set();
  #scores: SharedScores | undefined;

  /** `hash` is lent, so that nothing else need be loaded. */
  constructor(init: FeedbackInit, hash: typeof hashText) {
    this.#init = init;
    this.#hash = hash;
  }

  /** The same where other processes may hear of it as well: what was scored counts once among all. */
  async takeShared(id: string, signal: FeedbackSignal, nowMs: number, weight?: number): Promise<FeedbackReceipt> {
    const scores = await this.#init.shared?.load();
    this.#scores = scores;
    try {
      return this.take(id, signal, nowMs, weight);
    } catch (error) {
      // The answer may be another process's, whose models and tasks were not heard of here yet.
      if (await scores?.catchUp()) return this.take(id, signal, nowMs, weight);
      throw error;
    }
  }

  /** Takes a signal; `weight` is how much it says beside a user's own score. Throws `invalid_request` for a signal that makes no sense, and for an id that is unknown, forged or too old. */
  take(id: string, signal: FeedbackSignal, nowMs: number, weight = 1): FeedbackReceipt {
    const cell = this.#cell(id, nowMs);
    if (typeof signal !== "object" || signal === null) throw unsaid();
    if (signal.better === id) throw invalid("better", `"better" must be the id of another answer.`);
    const rival = signal.better === undefined ? undefined : this.#cell(signal.better, nowMs);
    if (rival && rival.learner !== cell.learner) {
      throw invalid("better", `"better" must be the id of an answer to the same tenant.`);
    }
    const score = rival ? undefined : scoreOf(signal);
    const source = signal.source ?? "user";
    if (typeof source !== "string" || source === "" || source.length > 128) {
      throw invalid("source", `"source" must be a text of 1 to 128 characters.`);
    }
    const once = this.#hash(`${source}\n${signal.better ?? ""}`, id);
    if (this.#counted.has(once)) return { counted: false };
    this.#remember(once);
    const observations = rival ? comparison(cell, rival, nowMs) : [{ ...cell, score: score ?? 0, weight }];
    for (const observation of observations) cell.learner.observeQuality(observation);
    this.#scores?.noteScored(cell.learner, once, observations);
    return { counted: true };
  }

  #cell(id: unknown, nowMs: number): Cell {
    const reference = typeof id === "string" ? this.#init.ids.read(id) : undefined;
    const learner = reference && this.#learnerOf(reference.scope);
    if (!learner) {
      throw invalid("id", "The id is not that of an answer of this Overture: give answer.overture.id as it is.");
    }
    if (nowMs - reference.decidedAtMs > latestMs) throw invalid("id", "The answer is older than 30 days.");
    const cell = this.#named(reference, learner);
    if (!cell) throw invalid("id", "The id names a model or a task that is not known here.");
    return { ...cell, atMs: Math.min(reference.decidedAtMs, nowMs) };
  }

  #learnerOf(scopeHash: string): Learner | undefined {
    const { scope, learner, learnerOf } = this.#init;
    return scopeHash === this.#hash(scope) ? learner : learnerOf?.(scopeHash);
  }

  #named({ model, context }: AnswerReference, learner: Learner): Omit<Cell, "atMs"> | undefined {
    const name = learner.modelByHash(model);
    const path = learner.contextByHash(context);
    return name === undefined || path === undefined ? undefined : { learner, model: name, context: path };
  }

  #remember(once: string): void {
    this.#counted.add(once);
    if (this.#counted.size <= mostRemembered) return;
    const [oldest] = this.#counted;
    if (oldest !== undefined) this.#counted.delete(oldest);
  }
}

interface Cell {
  readonly learner: Learner;
  readonly model: string;
  readonly context: readonly string[];
  readonly atMs: number;
}

/** A comparison says nothing of how good both are: it enters around what was expected of them. */
function comparison(worse: Cell, better: Cell, nowMs: number): readonly QualityObservation[] {
  const { learner } = worse;
  const expected = (learner.quality(worse, nowMs).mean + learner.quality(better, nowMs).mean) / 2;
  const weight = relativeWeight;
  return [
    { ...better, score: Math.min(1, expected + relativeStep), weight },
    { ...worse, score: Math.max(0, expected - relativeStep), weight },
  ];
}

function scoreOf({ score, passed }: FeedbackSignal): number {
  if (typeof score === "number" && score >= 0 && score <= 1) return score;
  if (score !== undefined)
    throw invalid("score", `"score" must be a number from 0 to 1, not ${String(score).slice(0, 40)}.`);
  if (typeof passed === "boolean") return passed ? 1 : 0;
  throw unsaid();
}

function unsaid(): OvertureError {
  return invalid(
    "score",
    `Feedback needs one of "score" (from 0 to 1), "passed" (true or false) or "better" (an answer's id).`,
  );
}

function invalid(param: string, message: string): OvertureError {
  return new OvertureError({ code: "invalid_request", status: 400, param, message });
}
