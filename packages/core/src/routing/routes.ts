import { OvertureError } from "../chat/index.ts";

/**
 * Throws an `invalid_option` error for a route that cannot be reached, or that leads to itself: by its own name, by another
 * route's, or by `auto`, which stands for the `models` option.
 */
export function checkRoutes(routes: Readonly<Record<string, readonly string[]>>, models: readonly string[] = []): void {
  if (Object.hasOwn(routes, "auto")) {
    throw invalid("routes.auto", 'A route cannot be called "auto": that is what the option "models" is for.');
  }
  const lists = new Map<string, readonly string[]>([...Object.entries(routes), ["auto", models]]);
  const safe = new Set<string>();
  const follow = (name: string, way: readonly string[]): void => {
    if (way.includes(name)) {
      const param = way[0] === "auto" ? "models" : `routes.${way[0]}`;
      throw invalid(param, `The option "${param}" leads back to itself: ${[...way, name].join(" → ")}.`);
    }
    if (safe.has(name)) return;
    for (const next of lists.get(name) ?? []) follow(next, [...way, name]);
    safe.add(name);
  };
  for (const name of lists.keys()) follow(name, []);
}

function invalid(param: string, message: string): OvertureError {
  return new OvertureError({ code: "invalid_option", status: 400, param, message });
}
