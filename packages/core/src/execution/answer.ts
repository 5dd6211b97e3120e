import type { ChatCompletion, ChatCompletionRequest } from "../chat/index.ts";
import type { Profile } from "../profile/index.ts";
import type { Decision } from "../routing/index.ts";
import type { Background, Labels, OvertureMetadata } from "../telemetry/index.ts";
import type { Admission } from "./admission.ts";
import type { TimeLimits } from "./time-limits.ts";

/** A completion in OpenAI's shape, whose `model` is `provider/model`, with Overture's account of it. */
export interface Answer extends ChatCompletion {
  overture: OvertureMetadata;
}

/** The request that an answer is for, as those see it who look at answers later. */
export interface AnsweredRequest {
  readonly request: ChatCompletionRequest;
  readonly profile: Profile;
  readonly decision: Decision;
  readonly limits: TimeLimits;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly background: Background | undefined;
  readonly admission: Admission | undefined;
  /** What events say of it. */
  readonly labels: Labels;
}

/** Whoever looks at answers once they have been handed over. */
export interface Onlooker {
  /** Takes note of an answer. It looks at it later, and nothing that comes of it reaches the caller. */
  note(request: AnsweredRequest, answer: Answer, flawed: boolean): void;
}
