/** How the mode `council` sits. */
export interface CouncilOptions {
  /** How many models answer. @default 3 */
  readonly members?: number | undefined;
}
