/** Where progress is shown. */
export interface ProgressOutput {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** Shows how far a run has come. */
export interface Progress {
  show(text: string): void;
  /** Takes the last state away from a terminal, so that what follows starts on a clean line. */
  clear(): void;
}

/** Plain lines come at most this often, so that a log stays readable. */
const plainEveryMs = 5000;

/**
 * Shows progress: on a terminal as one line that changes, in a pipe as a plain line every few seconds. `nowMs` is read for
 * that. Nothing is shown in the first second, since what is over by then needs no progress.
 */
export function progressTo(output: ProgressOutput, nowMs: () => number): Progress {
  const startedAt = nowMs();
  let shownAt = startedAt + 1000 - plainEveryMs;
  return {
    show(text) {
      const now = nowMs();
      if (output.isTTY) {
        if (now - startedAt >= 1000) output.write(`\r\u001b[2K${text.slice(0, (output.columns ?? 80) - 1)}`);
        return;
      }
      if (now - shownAt < plainEveryMs) return;
      shownAt = now;
      output.write(`${text}\n`);
    },
    clear() {
      if (output.isTTY) output.write("\r\u001b[2K");
    },
  };
}
