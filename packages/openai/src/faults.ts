import {
  type ApiErrorStyle,
  faultOfApiError,
  faultOfThrown,
  kindOfErrorBody,
  messageOfErrorBody,
  ProviderFault,
  readErrorBody,
  type FailedCall as ThrownCall,
} from "@overture/core/provider";

/** What is known of the call that failed. */
export interface FailedCall extends ThrownCall {
  /** Whether a part of the answer had arrived. */
  readonly begun: boolean;
}

/** How OpenAI, and vendors of its format, name requests and limits in their headers; the second name is DeepSeek's. */
export const headerStyle: ApiErrorStyle = {
  requestIdHeaders: ["x-request-id", "x-ds-trace-id"],
  rateLimitPrefix: "x-ratelimit-",
};

/** Whatever the SDK threw, as a fault. */
export function faultOf(error: unknown, call: FailedCall): ProviderFault {
  const broken = call.begun ? "truncated" : "network";
  return faultOfThrown(error, call, (thrown) => faultOfApiError(thrown, headerStyle), broken);
}

/** The fault that an error object in place of an answer, or of a chunk, tells of. */
export function faultOfBody(error: unknown): ProviderFault {
  const body = readErrorBody(error);
  return new ProviderFault({
    kind: kindOfErrorBody(body, undefined),
    message: messageOfErrorBody(body) ?? "The provider answered with an error.",
    param: body.param,
  });
}
