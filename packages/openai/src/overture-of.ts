import type { OvertureMetadata } from "@overture/core";
import { isObject } from "./json.ts";

/**
 * What Overture says of an answer, or of a stream's last chunk, that came through a client: who answered, what it cost, and
 * what was tried. The decision stays in the process that made it. Undefined for answers that did not come from Overture.
 */
export function overtureOf(answer: unknown): Omit<OvertureMetadata, "decision"> | undefined {
  const metadata = isObject(answer) ? answer.overture : undefined;
  return isMetadata(metadata) ? metadata : undefined;
}

function isMetadata(value: unknown): value is Omit<OvertureMetadata, "decision"> {
  return isObject(value) && typeof value.id === "string" && typeof value.model === "string" && isObject(value.cost);
}
