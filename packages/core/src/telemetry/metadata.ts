import type { Cost, ModelName } from "../catalog/index.ts";
import type { Usage } from "../chat/index.ts";
import type { FaultKind, Warning } from "../provider/index.ts";
import type { Decision, Mode } from "../routing/index.ts";
import type { CouncilReport } from "./council-report.ts";
import type { Interruption, ModeAccounts, SpeculativeAccount } from "./mode-accounts.ts";

/** One call to one model with one key, as answers, events and traces tell of it. */
export interface AttemptRecord {
  /** Counted from 1 within the request, in the order in which calls began. */
  readonly number: number;
  readonly model: ModelName;
  /** `lost`: another model was better or faster, and it was aborted. */
  readonly outcome: "completion" | "fault" | "lost";
  /** What failed, where something did. */
  readonly fault?: { readonly kind: FaultKind; readonly status?: number | undefined } | undefined;
  /** Which of the provider's keys, by its place in the list; absent if it needs none. */
  readonly key?: number | undefined;
  /** In milliseconds since the request began. */
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** Until the first content, where the answer was streamed. */
  readonly firstTokenMs?: number | undefined;
  readonly usage?: Usage | undefined;
  readonly cost: Cost;
  /** The provider's own id of the call. */
  readonly requestId?: string | undefined;
  /** The id of its span in the request's trace, where there is one: 16 hexadecimal digits, as the provider was told. */
  readonly spanId?: string | undefined;
}

/** How long a request took, in milliseconds. */
export interface Timing {
  readonly totalMs: number;
  /** Until the first content of the answer, where it was streamed. */
  readonly firstTokenMs?: number | undefined;
  /** What Overture itself added before the first call went out. */
  readonly overheadMs: number;
}

/** What {@link OvertureMetadata} is made from. */
export interface OvertureMetadataInit extends ModeAccounts {
  readonly id: string;
  readonly model: ModelName;
  readonly provider: string;
  readonly task: string;
  readonly mode: Mode;
  readonly arm: string | undefined;
  readonly traceId?: string | undefined;
  readonly cost: Cost;
  readonly timing: Timing;
  readonly attempts: readonly AttemptRecord[];
  readonly warnings: readonly Warning[];
  readonly decision: Decision;
}

/** What `answer.overture` holds: who answered, what it cost, how long it took, and what was tried. */
export class OvertureMetadata {
  /** The answer's id, which `feedback()` takes. It begins with the decision's. */
  declare readonly id: string;
  /** Who answered. */
  declare readonly model: ModelName;
  declare readonly provider: string;
  /** The class of task that the request was taken for; `unknown` if none. */
  declare readonly task: string;
  /** How the ranking was spent. */
  declare readonly mode: Mode;
  /** Which of several policies chose: `baseline`, or a name that `split()` was given. Absent where there is one for all. */
  declare readonly arm?: string | undefined;
  /** The W3C trace that the request belongs to, where the caller or OpenTelemetry traces it. */
  declare readonly traceId?: string | undefined;
  /** Everything that was spent for this answer, failed attempts included. */
  declare readonly cost: Cost;
  declare readonly timing: Timing;
  /** Every call that was made, in order. */
  declare readonly attempts: readonly AttemptRecord[];
  declare readonly warnings: readonly Warning[];
  /** What the overlapping cost and brought, in the mode `speculative`. */
  declare readonly speculative?: SpeculativeAccount | undefined;
  /** What the members said and how sure that is, in the mode `council`. */
  declare readonly council?: CouncilReport | undefined;
  /** Where the stream broke and went on with another model, if it did. */
  declare readonly interruptions?: readonly Interruption[] | undefined;
  readonly #decision: Decision;

  constructor({ decision, ...shown }: OvertureMetadataInit) {
    Object.assign(this, shown);
    this.#decision = decision;
  }

  /**
   * The whole decision, with every candidate and reason. It is not enumerable, so that an answer handed on as JSON does not
   * tell a browser how it was routed.
   */
  get decision(): Decision {
    return this.#decision;
  }
}
