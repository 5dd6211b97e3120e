import type { Attributes } from "@opentelemetry/api";
import type { Labels } from "@overture/core";
import { attributes } from "./names.ts";

/** What a request's labels say of it. */
export function labelAttributes(labels: Labels): Attributes {
  const { tags, tenant, user, correlationId, purpose } = labels;
  const found: Attributes = {};
  if (tags.length > 0) found[attributes.tags] = [...tags];
  if (correlationId !== undefined) found[attributes.correlationId] = correlationId;
  if (purpose !== undefined) found[attributes.background] = purpose;
  if (tenant !== undefined) found[attributes.tenant] = tenant;
  if (user !== undefined) found[attributes.user] = user;
  return found;
}
