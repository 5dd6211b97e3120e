import { type ChatCompletionRequest, checkRequest } from "./chat/index.ts";
import type { Matter, RequestSort } from "./plan.ts";
import { profileOf, type TextReading } from "./profile/index.ts";

/** Requests for answers, as planning knows them. */
export const chatSort: RequestSort<ChatCompletionRequest> = {
  check: checkRequest,
  read(request, { task, fallbacks }, init, signal) {
    const resolution = init.models.resolve(request.model);
    const others = init.models.resolveAll(fallbacks ?? init.fallbacks);
    const matter = (reading: TextReading): Matter => ({
      profile: profileOf(request, { task, reading, context: init.context }),
      resolution,
      fallbacks: others,
      text: reading.text,
    });
    const reading = init.reader.read(request, task, signal);
    return reading instanceof Promise ? reading.then(matter) : matter(reading);
  },
};
