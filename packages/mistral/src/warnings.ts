import type { Warning } from "@overture/core/provider";

/** A hint that Mistral has no place for: the request goes on without it. */
export function dropped(param: string, reason: string): Warning {
  return { code: "parameter_dropped", message: `${param} was dropped: ${reason}.`, param };
}

/** A value that Mistral takes only in another form: the request goes on with that. */
export function changed(param: string, reason: string): Warning {
  return { code: "parameter_changed", message: `${param} was changed: ${reason}.`, param };
}
