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

/** What conditions are looked at with, and need not load a second time. */
export interface LentToConditions {
  readonly hash: (text: string) => string;
  readonly matchesPattern: (pattern: string, name: string) => boolean;
}
