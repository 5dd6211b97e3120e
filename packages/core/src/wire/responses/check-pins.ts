import { type Fields, invalid, isAbsent, isFields, pinned } from "./fields.ts";

/** The ids that Overture gives its own responses, which nobody keeps. */
export const ownIdPrefix = "resp_ovt1_";

const sendItems = "Send the earlier items as input";

/** Fields that mean something only where the response is kept or run. What `false` or nothing says is no pin. */
const pins: readonly (readonly [field: string, what: string, instead: string])[] = [
  ["previous_response_id", "names a response that one provider keeps", sendItems],
  ["conversation", "names a conversation that one provider keeps", sendItems],
  ["prompt", "names a prompt that one provider keeps", "Send its text as instructions and input"],
  ["background", "asks a provider to work on while nobody is connected", "Leave it out"],
  ["store", "asks a provider to keep the response", "Leave it out, or say false"],
  ["context_management", "asks a provider to shorten the conversation itself", "Shorten the input"],
  ["moderation", "asks for a provider's own moderation", "Leave it out"],
  ["access_programs", "asks for a provider's own programmes", "Leave it out"],
];

/** Throws for a request that only the provider which keeps, or runs, a part of it can serve. */
export function checkPins(request: Fields): void {
  const { previous_response_id: previous } = request;
  if (typeof previous === "string" && previous.startsWith(ownIdPrefix)) {
    throw invalid(
      "previous_response_id",
      '"previous_response_id" names a response that Overture routed, and nobody keeps those: send its output items back as input, in front of what is new.',
    );
  }
  for (const [field, what, instead] of pins) {
    if (!isAbsent(request[field]) && request[field] !== false) throw pinned(field, what, instead);
  }
  const cache = request.prompt_cache_options;
  if (isFields(cache) && !isAbsent(cache.comparison_response_id)) {
    throw pinned(
      "prompt_cache_options.comparison_response_id",
      "names a response that one provider keeps",
      "Leave it out",
    );
  }
}
