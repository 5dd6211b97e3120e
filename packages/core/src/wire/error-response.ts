import { OvertureError } from "../chat/index.ts";

/**
 * An error in OpenAI's format. It tells OpenAI's clients not to retry: Overture has, and theirs would cost every provider
 * the same walk again.
 */
export function errorResponse(error: unknown): Response {
  const known = asOvertureError(error);
  const headers = new Headers({ "x-should-retry": "false", "x-overture-error": known.code });
  if (known.retryAfterMs !== undefined) {
    headers.set("retry-after-ms", String(Math.ceil(known.retryAfterMs)));
    headers.set("retry-after", String(Math.ceil(known.retryAfterMs / 1000)));
  }
  return Response.json(known.toJSON(), { status: known.status, headers });
}

/** What an unexpected error was is for the process that it happened in, not for the wire. */
export function asOvertureError(error: unknown): OvertureError {
  if (error instanceof OvertureError) return error;
  return new OvertureError({
    code: "provider_failed",
    status: 500,
    message: "The request failed unexpectedly.",
    cause: error,
  });
}
