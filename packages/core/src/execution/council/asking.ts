import type { ChatCompletionRequest } from "../../chat/index.ts";
import type { RankedCandidate } from "../../routing/index.ts";
import type { OvertureEvents } from "../../telemetry/index.ts";

/** Something that a council asks of somebody. */
export interface Asking {
  readonly stage: OvertureEvents["council"]["stage"];
  readonly request: ChatCompletionRequest;
  /** Who is asked, and who if the first fails. */
  readonly candidates: readonly RankedCandidate[];
  /** Until when it is waited for, in milliseconds since the request came in. */
  readonly endsAtMs: number;
}
