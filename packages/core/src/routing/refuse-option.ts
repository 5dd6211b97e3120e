import { OvertureError } from "../chat/index.ts";

/** Throws `invalid_option`, as whoever makes a policy from options that make no sense is told. */
export function refuseOption(message: string, param = "policy"): never {
  throw new OvertureError({ code: "invalid_option", status: 400, param, message });
}
