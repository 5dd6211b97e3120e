import { OvertureError } from "./chat/index.ts";
import type { RequestOptions } from "./options/index.ts";
import type { EventHub } from "./telemetry/index.ts";

/** What was refused, and under which options of its scope. */
export interface Refused {
  readonly request: unknown;
  readonly scope: RequestOptions;
  readonly operation: "chat" | "embeddings";
}

/** As request options allow it. What a refused request says of itself was not checked. */
const longestName = 128;
const mostTags = 16;

/** Tells of a request that was refused before anything was decided. Loaded with the first that somebody listens for. */
export function tellRefusal(events: EventHub, error: unknown, { request, scope, operation }: Refused): void {
  const { overture } = Object(request) as { readonly overture?: unknown };
  const own: Readonly<Record<string, unknown>> = Object(overture);
  // What a scope was made for stays so: what a request calls itself instead may be anything, a key among it.
  const owner = (name: "tenant" | "user"): string | undefined => scope[name] ?? textOf(own[name]);
  const known = error instanceof OvertureError;
  const tags: readonly unknown[] = Array.isArray(own.tags) ? own.tags : (scope.tags ?? []);
  events.emit("refused", {
    operation,
    code: known ? error.code : "unexpected",
    status: known ? error.status : 500,
    param: known ? error.param : undefined,
    tags: tags.slice(0, mostTags).filter((tag) => typeof tag === "string" && tag.length <= longestName) as string[],
    tenant: owner("tenant"),
    user: owner("user"),
    correlationId: textOf(own.correlationId) ?? scope.correlationId,
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value.slice(0, longestName) : undefined;
}
