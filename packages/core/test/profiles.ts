import type { ChatCompletionRequest } from "../src/chat/index.ts";
import { lent, type Profile, type TaskGuess } from "../src/profile/index.ts";
import { type ProfileOptions, profileOf, readText, requestText } from "../src/profile/reading/index.ts";

/** A request's profile, as if a classifier had guessed something or nothing. */
export function profiled(
  request: ChatCompletionRequest,
  options: ProfileOptions & { readonly guess?: TaskGuess | undefined } = {},
): Profile {
  const reading = readText(requestText(request), request.response_format?.type);
  return profileOf(request, { ...reading, guess: options.guess }, lent, options);
}
