import {
  type ApiErrorStyle,
  type FailedCall,
  faultOfApiError,
  faultOfThrown,
  isObject,
  kindOfErrorBody,
  messageOfErrorBody,
  ProviderFault,
  readErrorBody,
} from "@overture/core/provider";

/** How Anthropic tells of errors: `max_tokens: must be positive`. */
export const errorStyle: ApiErrorStyle = {
  requestIdHeaders: ["request-id"],
  rateLimitPrefix: "anthropic-ratelimit-",
  describe: (status) => `Anthropic answered with status ${status}.`,
  paramIn: (message) => /^([a-z_][\w.]*): /.exec(message)?.[1],
};

/** Whatever was thrown as a fault. */
export function toFault(thrown: unknown, call: FailedCall): ProviderFault {
  return faultOfThrown(thrown, call, (error) => faultOfApiError(error, errorStyle));
}

/** The fault that an error event, or an error sent with status 200, tells of. */
export function faultOfErrorBody(body: unknown): ProviderFault | undefined {
  if (!isObject(body) || !body.error) return undefined;
  const error = readErrorBody(body);
  const message = messageOfErrorBody(error) ?? "Anthropic gave no reason.";
  return new ProviderFault({ kind: kindOfErrorBody(error, undefined), message });
}
