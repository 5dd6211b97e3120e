/** How fast what is learned fades, as half-lives in milliseconds. */
export interface HalfLives {
  /** Whether calls succeed. @default 900000 (15 min): outages begin and end in minutes */
  readonly successMs: number;
  /** How long calls take. @default 1800000 (30 min): load changes over the hour */
  readonly latencyMs: number;
  /** How good answers are, and how long. @default 604800000 (7 days): models change seldom */
  readonly qualityMs: number;
}

export const defaultHalfLives: HalfLives = { successMs: 900_000, latencyMs: 1_800_000, qualityMs: 604_800_000 };
