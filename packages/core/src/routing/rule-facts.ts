import type { Profile } from "../profile/index.ts";

/** What rules look at. */
export interface RuleFacts {
  readonly profile: Profile;
  readonly tags: readonly string[];
  readonly tenant: string | undefined;
  /** What the user said last. */
  readonly text: string;
  /** In milliseconds since the Unix epoch. */
  readonly nowMs: number;
}
