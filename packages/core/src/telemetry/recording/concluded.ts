import type { OvertureEvents } from "../events.ts";

/** A request that has ended, as the event `answer` tells of it. */
export type Concluded = OvertureEvents["answer"];

/** Whose request it was, where tenants are told apart. */
export function tenantOf(request: object): string | undefined {
  return "tenant" in request && typeof request.tenant === "string" ? request.tenant : undefined;
}
