import type { ChatCompletionRequest } from "../chat/index.ts";
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

/** A vendor's word for the service tier that the caller wants. Warns where there is none; `auto` needs none. */
export function tierFor<Tier extends string>(
  { service_tier: asked }: Pick<ChatCompletionRequest, "service_tier">,
  tiers: Readonly<Record<string, Tier>>,
  vendor: string,
  warnings: Warning[],
): Tier | undefined {
  if (!asked) return undefined;
  if (Object.hasOwn(tiers, asked)) return tiers[asked];
  const reason = `${vendor} has no tier like ${JSON.stringify(asked.slice(0, 40))}`;
  if (asked !== "auto") warnings.push(dropped("service_tier", reason));
  return undefined;
}

/** The tier that served a request, in OpenAI's words, of vendors that call OpenAI's `default` tier `standard`. */
export function servedTier(tier: unknown): "default" | "priority" | undefined {
  return tier === "standard" ? "default" : tier === "priority" ? "priority" : undefined;
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
