import { type ApiErrorStyle, type FailedCall, faultOfSdk, type ProviderFault } from "@overture/core/provider";

/** How OpenAI, and vendors of its format, name requests and limits in their headers; the second name is DeepSeek's. */
export const headerStyle: ApiErrorStyle = {
  requestIdHeaders: ["x-request-id", "x-ds-trace-id"],
  rateLimitPrefix: "x-ratelimit-",
};

/** Whatever the SDK threw, as a fault; `begun` says whether a part of the answer had arrived. */
export function faultOf(error: unknown, call: FailedCall & { readonly begun: boolean }): ProviderFault {
  return faultOfSdk(error, call, headerStyle, call.begun ? "truncated" : "network");
}
