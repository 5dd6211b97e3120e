import { expect } from "vitest";
import { hello, type Stage } from "./stage.ts";

/** Where chat requests are posted. */
export const chatPath = "/v1/chat/completions";

/** Posts a body to an Overture's own `fetch`, as a client does. */
export function post(
  set: Stage,
  body: unknown = hello,
  init: RequestInit = {},
  url: string | URL | Request = chatPath,
): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return set.clock.runUntil(set.overture.fetch(url, { method: "POST", body: text, ...init }));
}

/** The error in a refusal, which no client repeats by itself. */
export async function refused(
  response: Response,
): Promise<{ code: string; message: string; type: string; param: string | null }> {
  expect(response.headers.get("x-should-retry")).toBe("false");
  expect(response.headers.get("content-type")).toContain("application/json");
  const { error } = (await response.json()) as {
    error: { code: string; message: string; type: string; param: string | null };
  };
  expect(response.headers.get("x-overture-error")).toMatch(
    error.code === "model_not_found" ? /model_not_(found|routed)/ : error.code,
  );
  return error;
}
