import { estimateTokens, nearestNames } from "../catalog/index.ts";
import type { ChatCompletionRequest } from "../chat/index.ts";
import { hashText } from "./hash-text.ts";
import { contextLevels, unknownTask } from "./profile.ts";
import type { Lent, RequestReaderInit } from "./reader-init.ts";
import type { ProfileOptions, ReadRequest, RequestParts } from "./reading/index.ts";
import { defaultMinConfidence } from "./task-guess.ts";

/** What is lent. */
export const lent: Lent = {
  minConfidence: defaultMinConfidence,
  unknownTask,
  contextLevels,
  hash: hashText,
  estimateTokens,
  nearestNames,
};

/** Reads requests. What it reads them with is loaded with the first one, which waits for it. */
export class RequestReader {
  readonly #init: RequestReaderInit;
  #parts: RequestParts | undefined;
  #loading: Promise<RequestParts> | undefined;

  constructor(init: RequestReaderInit) {
    this.#init = init;
  }

  /** Loads what requests are read with, and learns the user's tasks; undefined if there is nothing to wait for. */
  load(): Promise<RequestParts> | undefined {
    if (this.#parts) return undefined;
    this.#loading ??= this.#open().catch((error: unknown) => {
      // What could not be loaded may be there for the next request.
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /** Reads a request. A promise while something has to be waited for: the late part, or a plug-in. */
  read(
    request: ChatCompletionRequest,
    options: ProfileOptions,
    signal?: AbortSignal | undefined,
  ): ReadRequest | Promise<ReadRequest> {
    const loading = this.load();
    if (loading) return loading.then((parts) => parts.read(request, options, signal));
    return this.#loaded.read(request, options, signal);
  }

  /** How names of users stand on profiles. */
  hash(name: string): string {
    return lent.hash(name);
  }

  /** Reads a request of which the task is known, once another was read. */
  readNow(request: ChatCompletionRequest, options: ProfileOptions & { readonly task: string }): ReadRequest {
    return this.#loaded.readNow(request, options);
  }

  get #loaded(): RequestParts {
    if (!this.#parts) throw new Error("What reads requests is not loaded yet.");
    return this.#parts;
  }

  async #open(): Promise<RequestParts> {
    const { openRequestParts } = await import("./reading/index.ts");
    this.#parts = await openRequestParts(this.#init, lent);
    return this.#parts;
  }
}
