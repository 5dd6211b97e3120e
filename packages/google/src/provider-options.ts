import type { GoogleBody } from "./google-request.ts";

/** What the SDK's config has a place for; everything else goes into the HTTP body as it is. */
const known =
  /^((audioTranscription|image|modelArmor|modelSelection|routing|speech|thinking|tool)Config|response(JsonSchema|Logprobs|MimeType|Modalities|Schema)|(frequency|presence)Penalty|cachedContent|candidateCount|enableEnhancedCivicAnswers|labels|logprobs|maxOutputTokens|mediaResolution|safetySettings|seed|serviceTier|stopSequences|store|temperature|top[KP])$/;

/** These are Overture's to set: another model or another conversation would be another decision. */
const reserved =
  /^(model|contents|systemInstruction|httpOptions|abortSignal|continuationToken|automatic(Continuation|FunctionCalling))$/;

/**
 * Lays what the caller gave for Google alone over the translated request, in the names of Google's SDK or of its HTTP body.
 * `tools` add to the request's own, fields of `thinkingConfig` and `toolConfig` join theirs, everything else replaces.
 */
export function withProviderOptions(
  body: GoogleBody,
  options: { readonly [option: string]: unknown } | undefined,
): GoogleBody {
  if (!options) return body;
  const config: Record<string, unknown> = { ...body.config };
  const extra: Record<string, unknown> = {};
  for (const [option, value] of Object.entries(options)) {
    if (reserved.test(option)) continue;
    if (option === "tools" && Array.isArray(value)) config.tools = [...(body.config.tools ?? []), ...value];
    else if (!known.test(option)) extra[option] = value;
    else if (option === "thinkingConfig" || option === "toolConfig") {
      config[option] = Object.assign({}, body.config[option], value);
    } else config[option] = value;
  }
  return { ...body, config, extra };
}
