import type { Call, ChatCompletionRequest } from "@overture/core/provider";

/** A request's body while it is made, before what `providerOptions` say is merged. */
export interface BodyDraft {
  /** The provider's id. */
  readonly provider: string;
  readonly body: { [field: string]: unknown };
  readonly request: ChatCompletionRequest;
  readonly call: Pick<Call, "model" | "card">;
  /** Takes a field from the body, and warns of it if the caller gave it; the reason follows the model's name. */
  drop(param: string, reason: string): void;
  /** Warns that a field has another value than the caller gave; the reason follows the model's name. */
  warnChanged(param: string, reason: string): void;
}
