import type { Profile } from "../src/profile/index.ts";
import type { Candidate } from "../src/routing/index.ts";
import { card } from "./stage.ts";

/** Candidates by name, each with a card. */
export function candidates(...names: readonly string[]): Candidate[] {
  return names.map((name) => {
    const slash = name.indexOf("/");
    const vendorModel = name.slice(slash + 1);
    const provider = name.slice(0, slash);
    return { model: `${provider}/${vendorModel}`, provider, vendorModel, card: { name: vendorModel, ...card } };
  });
}

export const profile: Profile = { inputTokens: 10, outputLimit: undefined, needs: [], messages: 1, stream: false };

export const names = (ranked: Iterable<Candidate>): string[] => Array.from(ranked, ({ model }) => model);
