import type { OvertureMetadata } from "@overture/core";
import { isObject } from "@overture/core/provider";

/**
 * What Overture says of an answer, or of a stream's last chunk or event, that came through a client: who answered, what it
 * cost, and what was tried. The decision stays in the process that made it. Undefined for what did not come from Overture.
 */
export function overtureOf(answer: unknown): Omit<OvertureMetadata, "decision"> | undefined {
  const holder = isObject(answer) && isObject(answer.response) ? answer.response : answer;
  const metadata = isObject(holder) ? holder.overture : undefined;
  return isMetadata(metadata) ? metadata : undefined;
}

function isMetadata(value: unknown): value is Omit<OvertureMetadata, "decision"> {
  return isObject(value) && typeof value.id === "string" && typeof value.model === "string" && isObject(value.cost);
}
