import type { ChatCompletionRequest } from "../../chat/index.ts";
import type { Profile } from "../profile.ts";
import type { Lent } from "../reader-init.ts";
import { type ProfileOptions, profileOf } from "./profile-of.ts";
import { requestText } from "./request-text.ts";
import type { FoundTask, TaskFinder } from "./task-finder.ts";
import { readText } from "./text-reading.ts";

/** A request that was read. */
export interface ReadRequest {
  readonly profile: Profile;
  /** What the user said last. It is on no profile, so that no decision and no event shows it. */
  readonly text: string;
}

/** What requests are read with, once it is loaded. */
export class RequestParts {
  readonly #finder: Pick<TaskFinder, "find">;
  readonly #lent: Lent;

  constructor(finder: Pick<TaskFinder, "find">, lent: Lent) {
    this.#finder = finder;
    this.#lent = lent;
  }

  /** Reads a request; a promise where a plug-in has to be waited for. */
  read(
    request: ChatCompletionRequest,
    options: ProfileOptions,
    signal?: AbortSignal | undefined,
  ): ReadRequest | Promise<ReadRequest> {
    const text = requestText(request);
    if (options.task !== undefined || text === "") return this.readNow(request, options, text);
    const read = (found: FoundTask): ReadRequest => this.readNow(request, options, text, found);
    const unclassified = { guess: undefined, classifier: undefined };
    const found = this.#finder.find(text, () => read(unclassified).profile, signal);
    return found instanceof Promise ? found.then(read) : read(found);
  }

  /** Reads a request of which the task is known, or nobody is to be asked for it. */
  readNow(
    request: ChatCompletionRequest,
    options: ProfileOptions,
    text: string = requestText(request),
    found?: FoundTask,
  ): ReadRequest {
    const reading = readText(text, request.response_format?.type);
    return { profile: profileOf(request, { ...reading, ...found }, this.#lent, options), text };
  }
}
