import type { BodyDraft } from "@overture/openai";
import { setFormat } from "./to-format.ts";
import { setReasoning } from "./to-reasoning.ts";
import { setTools } from "./to-tools.ts";
import { unsupported } from "./unsupported.ts";

/** OpenAI's hints that DeepSeek has nothing for, and the value that asks for nothing. */
const absent: Readonly<Record<string, unknown>> = {
  seed: undefined,
  logit_bias: undefined,
  verbosity: "medium",
  prediction: undefined,
  metadata: undefined,
  moderation: undefined,
  store: false,
  service_tier: undefined,
  prompt_cache_key: undefined,
  prompt_cache_options: undefined,
  prompt_cache_retention: undefined,
  parallel_tool_calls: true,
};

/**
 * Gives a body in OpenAI's form what DeepSeek wants otherwise. Throws `unsupported` for what would change the answer's shape
 * or meaning if it were left out; a mere hint is left out with a warning, since DeepSeek ignores what it does not know.
 */
export function toDeepSeek(draft: BodyDraft): void {
  const { body, request } = draft;
  if ((request.n ?? 1) > 1) throw unsupported("n", "DeepSeek gives one answer a request; n must be 1.");
  if (request.modalities?.includes("audio")) throw unsupported("modalities", "DeepSeek's models do not speak.");
  if (request.web_search_options) throw unsupported("web_search_options", "DeepSeek does not search the web.");
  for (const field of ["n", "modalities", "audio", "web_search_options"]) delete body[field];
  for (const [param, nothing] of Object.entries(absent)) {
    if (body[param] === nothing) delete body[param];
    else draft.drop(param, "has nothing like it");
  }
  setUser(draft);
  setFormat(draft);
  setTools(draft);
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
