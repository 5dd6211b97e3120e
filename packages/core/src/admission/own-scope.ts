import { OvertureError } from "../chat/index.ts";
import type { RequestOptions } from "../options/index.ts";

/** A scope that is somebody's stays so, whatever a request that was handed on says of itself. */
export function checkOwner(name: "tenant" | "user", given: RequestOptions, scope: RequestOptions): void {
  if (scope[name] === undefined || given[name] === scope[name]) return;
  throw new OvertureError({
    code: "invalid_request",
    status: 400,
    param: `overture.${name}`,
    message: `"overture.${name}" is set by overture.for(), and a request must not change it.`,
  });
}

/** The error of a tenant that may send nothing for now. */
export function suspended(tenant: string, why: true | string): OvertureError {
  const reason = why === true ? "" : `: ${why}`;
  const message = `The tenant "${tenant.slice(0, 80)}" is suspended${reason}.`;
  return new OvertureError({ code: "tenant_suspended", status: 403, param: "tenant", message });
}
