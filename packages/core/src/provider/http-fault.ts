import type { FaultKind } from "./fault.ts";

/**
 * The kind of fault that an HTTP status tells of, where the body says nothing more. 402, 429 and 529 are what vendors made
 * of them: no money, too many requests, and (Anthropic) overloaded.
 */
export function faultKindOfStatus(status: number): FaultKind {
  switch (status) {
    case 401:
      return "auth";
    case 402:
      return "quota";
    case 403:
      return "permission";
    case 404:
    case 410:
      return "not_found";
    case 408:
    case 504:
    case 524:
      return "timeout";
    case 409:
      return "conflict";
    case 413:
      return "payload_too_large";
    case 429:
      return "rate_limited";
    case 503:
    case 529:
      return "overloaded";
    default:
      return status >= 500 ? "server" : status >= 400 ? "invalid_request" : "malformed";
  }
}

const contextLength =
  /context[_ ]length|context window|maximum context|prompt is too long|exceed context limit|too many (input )?tokens|input is too long|exceeds? the (maximum|model'?s?) .*(tokens|context)/i;
const contentPolicy =
  /content[_ ]?(policy|filter|management)|safety (system|policy)|usage polic|flagged as|content exists risk/i;
// "billing" by itself is not enough: OpenAI's rate-limit errors point to its billing page, too.
const noMoney =
  /insufficient[_ ]quota|exceeded your current quota|credit balance is too low|billing[_ ](hard|not|details|error)|insufficient balance|payment required|spend_limit|billing_unavailable|billing_disabled|prepay|credits? (are|is) depleted|requires billing|enable billing|spend(ing)? (cap|limit)/i;
/** Gemini says 400 of a key, of too large a body, and of what a model does not do. */
const badKey = /api_key_invalid|api key (not|expired|was reported)|pass a valid api key|unregistered callers/i;
const tooLarge = /payload size exceeds/i;
const noModel = /model not exist|supported api model names/i;
const unsupported = /does not support|not supported|unsupported|(not|n't) enabled for/i;

/**
 * What a refused request was refused for, where vendors say it in words: one list for all of them, since the words are the
 * vendors' and overlap. Only statuses that leave it open (400, 403, 413, 422, 429) are read closer.
 */
export function faultKindOfRefusal(status: number, code: string, message: string): FaultKind {
  const byStatus = faultKindOfStatus(status);
  const text = `${code} ${message.slice(0, 2000)}`;
  if (status === 429) return noMoney.test(text) ? "quota" : byStatus;
  if (status !== 400 && status !== 403 && status !== 413 && status !== 422) return byStatus;
  if (badKey.test(text)) return "auth";
  if (noMoney.test(text)) return "quota";
  if (tooLarge.test(text)) return "payload_too_large";
  if (contextLength.test(text)) return "context_length";
  if (contentPolicy.test(text)) return "content_policy";
  if (noModel.test(text)) return "not_found";
  if (status === 400 && unsupported.test(text)) return "unsupported";
  return byStatus;
}
