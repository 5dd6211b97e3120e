import type { RequestOptions } from "../options/index.ts";
import { type Candidate, modeBy, type Rule } from "../routing/index.ts";
import type { PlannerInit } from "./planner-init.ts";

/**
 * Those whom a council names, if one is to be held: they are considered beside those whom the request names, and have to be
 * able to serve as everybody has to. Throws `model_not_found` for a name that nobody has.
 */
export function seatedBy(
  { engine: { modeOptions }, models }: Pick<PlannerInit, "engine" | "models">,
  rules: readonly Rule[],
  options: RequestOptions,
): readonly Candidate[] {
  if ((options.mode ?? modeBy(rules) ?? modeOptions.mode) !== "council") return [];
  const { members, chairman, judge } = { ...modeOptions.council, ...options.council };
  const names = [...(Array.isArray(members) ? members : []), chairman, judge];
  return names.flatMap((name) => (name ? models.resolve(name, "council").candidates : []));
}
