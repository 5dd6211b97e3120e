import type { Warning } from "./provider.ts";

/** A hint that the vendor has no place for: the request goes on without it. `reason` follows a colon. */
export function dropped(param: string, reason: string): Warning {
  return { code: "parameter_dropped", message: `${param} was dropped: ${reason}.`, param };
}

/** A value that the vendor takes only in another form: the request goes on with that. `reason` follows a colon. */
export function changed(param: string, reason: string): Warning {
  return { code: "parameter_changed", message: `${param} was changed: ${reason}.`, param };
}

/** What holds for many messages is said once. */
export function withoutRepeats(warnings: readonly Warning[]): Warning[] {
  return [...new Map(warnings.map((warning) => [`${warning.code} ${warning.message}`, warning])).values()];
}

/** A service tier that a vendor has nothing like. */
export function unknownTier(vendor: string, tier: string): Warning {
  return dropped("service_tier", `${vendor} has no tier like ${JSON.stringify(tier.slice(0, 40))}`);
}

/** A `reasoning_effort` on a model that has only others, of which it gets the nearest. */
export function nearestEffort(effort: string): Warning {
  return changed("reasoning_effort", `the nearest that this model takes is "${effort}"`);
}

/** A `reasoning_effort` on a model that does not reason. */
export const noReasoning: Warning = {
  code: "parameter_dropped",
  message: "reasoning_effort was dropped: this model does not reason.",
  param: "reasoning_effort",
};
