import { checkOption } from "../check-option.ts";
import type { DecisionSink } from "./decision-sink.ts";

/** When a file is put aside and another begun. */
export interface RotateOptions {
  /** In bytes; a line is never parted. @default 104857600, 100 MiB */
  readonly maxBytes?: number | undefined;
  /** How many files that were put aside are kept: `path.1` is the last one. @default 5 */
  readonly keep?: number | undefined;
}

/** What {@link jsonLinesFile} takes beside the path. */
export interface JsonLinesFileOptions {
  /** @default no rotation: the file grows without end */
  readonly rotate?: RotateOptions | undefined;
  /** Is told what went wrong with the file. @default nobody: `dropped` counts */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** A file that lines are added to. */
export interface JsonLinesFile extends DecisionSink {
  flush(): Promise<void>;
  /** Lines that were lost: the disk was full, or slower than they came. */
  readonly dropped: number;
}

/** Lines that wait to be written; when there are more, new ones are dropped. */
const mostWaiting = 100_000;
/** Lines that are written at once. */
const mostAtOnce = 1000;

/**
 * A file of lines of JSON, for `decisionLog()`: lines are added in order, in the background, and nothing waits for the disk.
 * Give each process a file of its own. Needs `node:fs`, which is loaded with the first line.
 *
 * @throws OvertureError `invalid_option` for a `maxBytes` or a `keep` that makes no sense
 */
export function jsonLinesFile(path: string, options: JsonLinesFileOptions = {}): JsonLinesFile {
  const of = "jsonLinesFile";
  checkOption(path, { of, option: "path", wanted: "a path", fits: typeof path === "string" && path !== "" });
  const { rotate: { maxBytes = 1, keep = 0 } = {}, onError } = options;
  checkOption(maxBytes, { of, option: "rotate.maxBytes", wanted: "a number above 0", fits: maxBytes > 0 });
  const isWhole = Number.isInteger(keep) && keep >= 0;
  checkOption(keep, { of, option: "rotate.keep", wanted: "a whole number, 0 or more", fits: isWhole });
  const isCallable = onError === undefined || typeof onError === "function";
  checkOption(onError, { of, option: "onError", wanted: "a function", fits: isCallable });
  return new LineWriter(path, options);
}

class LineWriter implements JsonLinesFile {
  readonly #path: string;
  readonly #maxBytes: number;
  readonly #keep: number;
  readonly #onError: ((error: unknown) => void) | undefined;
  readonly #waiting: string[] = [];
  #writing: Promise<void> | undefined;
  #bytes: number | undefined;
  dropped = 0;

  constructor(path: string, { rotate, onError }: JsonLinesFileOptions) {
    this.#path = path;
    this.#maxBytes = rotate ? (rotate.maxBytes ?? 100 * 1024 * 1024) : Number.POSITIVE_INFINITY;
    this.#keep = rotate?.keep ?? 5;
    this.#onError = onError;
  }

  write(line: string): void {
    if (this.#waiting.length >= mostWaiting) {
      this.dropped += 1;
      return;
    }
    this.#waiting.push(`${line}\n`);
    this.#writing ??= this.#writeAll();
  }

  async flush(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const lines = this.#waiting.splice(0, mostAtOnce);
      try {
        await this.#append(lines);
      } catch (error) {
        this.dropped += lines.length;
        this.#bytes = undefined;
        this.#tell(error);
      }
    }
    this.#writing = undefined;
  }

  /** Nobody waits for what is written: what a listener throws would end the process, and the log. */
  #tell(error: unknown): void {
    try {
      this.#onError?.(error);
    } catch {
      // `dropped` counts all the same.
    }
  }

  async #append(lines: readonly string[]): Promise<void> {
    const { appendFile, stat } = await import("node:fs/promises");
    this.#bytes ??= await stat(this.#path).then(
      ({ size }) => size,
      () => 0,
    );
    let batch = "";
    let bytes = 0;
    const encoder = new TextEncoder();
    for (const line of lines) {
      const own = encoder.encode(line).byteLength;
      if (this.#bytes + bytes + own > this.#maxBytes && this.#bytes + bytes > 0) {
        if (batch !== "") await appendFile(this.#path, batch);
        await this.#rotate();
        batch = "";
        bytes = 0;
        this.#bytes = 0;
      }
      batch += line;
      bytes += own;
    }
    await appendFile(this.#path, batch);
    this.#bytes += bytes;
  }

  /** Moves every file one number on, from the oldest, which is overwritten. */
  async #rotate(): Promise<void> {
    const { rename, rm } = await import("node:fs/promises");
    if (this.#keep < 1) {
      await rm(this.#path, { force: true });
      return;
    }
    for (let number = this.#keep - 1; number >= 1; number -= 1) {
      await rename(`${this.#path}.${number}`, `${this.#path}.${number + 1}`).catch(() => {});
    }
    await rename(this.#path, `${this.#path}.1`).catch(() => {});
  }
}
