/** Where lines go. */
export interface DecisionSink {
  /** Takes a line of JSON, without a line break. It returns at once, and throws nothing that the caller should know of. */
  write(line: string): void;
  /** Resolves once everything that was taken is where it belongs. */
  flush?(): Promise<void>;
}
