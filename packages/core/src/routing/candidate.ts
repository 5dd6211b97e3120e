import type { ModelCard, ModelName } from "../catalog/index.ts";

/** A model that a request could go to. */
export interface Candidate {
  readonly model: ModelName;
  /** The provider's id. */
  readonly provider: string;
  /** The vendor's own name of the model. */
  readonly vendorModel: string;
  /** What is known of it; absent for a model that was named by the caller and has no card. */
  readonly card: ModelCard | undefined;
  /** Where it has no card: a question that names the provider's model that it may be a misspelling of. */
  readonly hint?: string | undefined;
}

/** Splits `provider/vendor's name`; the vendor's name may itself hold slashes. */
export function splitModelName(name: string): { provider: string; vendorModel: string } | undefined {
  const slash = name.indexOf("/");
  if (slash <= 0 || slash === name.length - 1) return undefined;
  return { provider: name.slice(0, slash), vendorModel: name.slice(slash + 1) };
}

/** Writes a model's name. */
export function modelName(provider: string, vendorModel: string): ModelName {
  return `${provider}/${vendorModel}`;
}
