import { countTokens } from "./catalog/index.ts";
import { type ChatCompletionRequest, checkRequest } from "./chat/index.ts";
import { profileOf } from "./profile/index.ts";
import type { RequestSort } from "./request-sort.ts";

/** Requests for chat, as planning knows them. */
export const chatSort: RequestSort<ChatCompletionRequest> = {
  check: checkRequest,
  read: (request, options, { models, fallbacks, tokenizer }) => ({
    profile: profileOf(request, options.task),
    countedTokens: tokenizer && ((model) => countTokens(request, tokenizer, model)),
    resolution: models.resolve(request.model),
    fallbacks: models.resolveAll(options.fallbacks ?? fallbacks),
  }),
};
