import type { ChatCompletionRequest } from "../chat/index.ts";
import { ProviderFault } from "./fault.ts";

/**
 * Throws `unsupported` for what would change the answer's shape or meaning if it were left out: several answers, speech and
 * a search of the web. For vendors whose chat has none of these; `vendor` begins the message. `many`: it gives several answers.
 */
export function refuseBeyondText(request: ChatCompletionRequest, vendor: string, many = false): void {
  const param =
    !many && (request.n ?? 1) > 1
      ? "n"
      : request.modalities?.includes("audio")
        ? "modalities"
        : request.web_search_options && "web_search_options";
  if (!param) return;
  const message = `${vendor} ${many ? "answers" : "gives one answer a request,"} in text, and searches the web only if providerOptions say so.`;
  throw new ProviderFault({ kind: "unsupported", message, param });
}
