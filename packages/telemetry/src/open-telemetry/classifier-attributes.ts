import type { Attributes } from "@opentelemetry/api";
import type { Profile } from "@overture/core";
import { attributes } from "./names.ts";

/** How a request's task was found out, where the caller did not say it. None of the request's words are in it. */
export function classifierAttributes({ guess, classifier }: Pick<Profile, "guess" | "classifier">): Attributes {
  if (!classifier) return {};
  const { by, version, tookUs, error } = classifier;
  const found: Attributes = { [attributes.classifier]: by, [attributes.classifierTookUs]: tookUs };
  if (version !== undefined) found[attributes.classifierVersion] = version;
  if (error !== undefined) found[attributes.classifierError] = error;
  if (guess) {
    found[attributes.classifierTask] = guess.task;
    found[attributes.classifierConfidence] = guess.confidence;
  }
  return found;
}
