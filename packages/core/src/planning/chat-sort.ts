import { countTokens } from "../catalog/index.ts";
import { type ChatCompletionRequest, checkRequest } from "../chat/index.ts";
import type { ReadRequest } from "../profile/index.ts";
import type { Matter, RequestSort } from "./request-sort.ts";
import { whenReady } from "./when-ready.ts";

/** Requests for answers, as planning knows them. */
export const chatSort: RequestSort<ChatCompletionRequest> = {
  check: checkRequest,
  read(request, { task, user, fallbacks }, init, signal) {
    const { models, context, tokenizer } = init;
    const resolution = models.resolve(request.model);
    const others = models.resolveAll(fallbacks ?? init.fallbacks);
    const matter = (read: ReadRequest): Matter => ({
      ...read,
      resolution,
      fallbacks: others,
      countedTokens: tokenizer && ((model) => countTokens(request, tokenizer, model)),
    });
    return whenReady(init.reader.read(request, { task, user, context }, signal), matter);
  },
};
