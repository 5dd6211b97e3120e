import { expect, it } from "vitest";
import { asksForNothing, warnOfAbsent } from "./absent-hints.ts";
import type { Warning } from "./provider.ts";

it("warns of hints that were given, and of none that ask for nothing", () => {
  const warnings: Warning[] = [];
  const given = { seed: 1, store: true, verbosity: "medium", logprobs: false, user: null } as const;
  const request = { model: "m", messages: [], ...given };
  warnOfAbsent(request, ["seed", "store", "verbosity", "logprobs", "user", "metadata"], "it has none", warnings);
  expect(warnings.map(({ param }) => param)).toEqual(["seed", "store"]);
  expect(warnings[0]?.message).toBe("seed was dropped: it has none.");
});

it("knows which value of a hint asks for nothing", () => {
  expect([asksForNothing("presence_penalty", 0), asksForNothing("seed", 0), asksForNothing("seed", null)]).toEqual([
    ...[true, false, true],
  ]);
});
