import { epochSeconds } from "../time/index.ts";
import type { HeadersLike } from "./retry-after.ts";

/** When an answer was made, in seconds since the Unix epoch, of a vendor that says so only in its response's `date`. */
export function createdAt(headers: HeadersLike | undefined): number {
  const date = Date.parse(headers?.get("date") ?? "");
  return Number.isNaN(date) ? epochSeconds() : Math.floor(date / 1000);
}
