/** How a task was found out, and what that took. */
export interface ClassifierUse {
  /** What had the last word: the user's tasks by their examples, Overture's own classifier, the user's own, or an embedder. */
  readonly by: "tasks" | "default" | "own" | "embedder";
  /** The hash of the default classifier's weights, where it was asked. */
  readonly version: string | undefined;
  /** In microseconds, waiting for plug-ins included; 0 where the platform's clock stands still while code runs. */
  readonly tookUs: number;
  /**
   * Why a plug-in, or the default classifier, said nothing: `timeout`, `threw`, `nonsense`, `busy`, `resting`, `aborted`,
   * `mismatch` (vectors of another embedder), `loading` (an embedder's examples are not read yet), `not_loaded`.
   */
  readonly error: string | undefined;
}
