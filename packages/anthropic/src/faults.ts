import {
  type ApiErrorStyle,
  type FailedCall,
  faultOfBody,
  faultOfSdk,
  type ProviderFault,
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
  return faultOfSdk(thrown, call, errorStyle);
}

/** The fault that an error event, or an error sent with status 200, tells of. */
export function faultOfErrorBody(body: unknown): ProviderFault | undefined {
  return (body as { readonly error?: unknown } | null | undefined)?.error ? faultOfBody(body) : undefined;
}
