import { asksForNothing, type ChatCompletionRequest, refuseBeyondText } from "@overture/core/provider";
import type { BodyDraft } from "@overture/openai";
import { setFormat } from "./to-format.ts";
import { setPrefix } from "./to-prefix.ts";
import { setReasoning } from "./to-reasoning.ts";
import { setTools } from "./to-tools.ts";

/** OpenAI's hints that DeepSeek has nothing for. */
const absent = [
  ...["seed", "logit_bias", "verbosity", "prediction", "metadata", "moderation", "store", "service_tier"],
  ...["prompt_cache_key", "prompt_cache_options", "prompt_cache_retention", "parallel_tool_calls"],
] as (keyof ChatCompletionRequest)[];

/**
 * Gives a body in OpenAI's form what DeepSeek wants otherwise. Throws `unsupported` for what would change the answer's shape
 * or meaning if it were left out; a mere hint is left out with a warning, since DeepSeek ignores what it does not know.
 * `takesPrefix`: whether there is an address that takes the beginning of an answer.
 */
export function toDeepSeek(draft: BodyDraft, takesPrefix: boolean): void {
  const { body, request } = draft;
  refuseBeyondText(request, "DeepSeek");
  for (const field of ["n", "modalities", "audio", "web_search_options"]) delete body[field];
  for (const hint of absent) {
    if (asksForNothing(hint, body[hint])) delete body[hint];
    else draft.drop(hint, "has nothing like it");
  }
  setUser(draft);
  setFormat(draft);
  setTools(draft);
  if (takesPrefix) setPrefix(draft);
  setReasoning(draft);
}

/** DeepSeek takes an id of letters, digits, `-` and `_`. */
function setUser({ body, request, drop }: BodyDraft): void {
  const user = request.safety_identifier ?? request.user;
  if (user && /^[\w-]{1,512}$/.test(user)) {
    body.user_id = user;
    delete body.user;
    delete body.safety_identifier;
  }
  for (const param of ["user", "safety_identifier"]) drop(param, "takes letters, digits, - and _");
}
