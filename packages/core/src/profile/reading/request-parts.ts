import type { ChatCompletionRequest } from "../../chat/index.ts";
import type { Profile } from "../profile.ts";
import type { Lent } from "../request-reader.ts";
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
    const reading = readText(text, request.response_format?.type);
    const read = (found?: FoundTask): ReadRequest => ({
      profile: profileOf(request, { ...reading, ...found }, this.#lent, options),
      text,
    });
    if (options.task !== undefined || text === "") return read();
    const found = this.#finder.find(text, () => read().profile, signal);
    return found instanceof Promise ? found.then(read) : read(found);
  }
}
