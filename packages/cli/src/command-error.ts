/** What a user did that the command cannot go on with, and what to do instead. */
export class CommandError extends Error {
  /** What the process ends with: 2 for a call that makes no sense, 1 for everything else. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
