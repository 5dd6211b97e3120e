import { expect, it } from "vitest";
import type { FaultKind } from "./fault.ts";
import { faultMeanings } from "./fault-meaning.ts";

const kinds = Object.keys(faultMeanings) as FaultKind[];
const which = (applies: (kind: FaultKind) => boolean): FaultKind[] => kinds.filter(applies);

it("counts against a provider only what does not depend on the key, the request or the caller", () => {
  expect(which((kind) => faultMeanings[kind].countsForBreaker)).toEqual([
    "overloaded",
    "server",
    "timeout",
    "network",
    "truncated",
    "malformed",
  ]);
});

it("parks a key only for what is the key's, and never counts the same fault against the provider", () => {
  expect(which((kind) => faultMeanings[kind].parks === "key")).toEqual(["auth", "quota"]);
  expect(which((kind) => faultMeanings[kind].parks === "key_for_model")).toEqual(["rate_limited", "permission"]);
  for (const kind of kinds) {
    const { parks, countsForBreaker } = faultMeanings[kind];
    expect([kind, parks !== "nothing" && countsForBreaker]).toEqual([kind, false]);
  }
});

it("takes a refused request nowhere else, unless another model may well answer it", () => {
  expect(which((kind) => faultMeanings[kind].reroute === "no")).toEqual(["invalid_request", "aborted"]);
  expect(faultMeanings.context_length.reroute).toBe("larger_window");
  expect(faultMeanings.content_policy.reroute).toBe("if_allowed");
});

it("asks the same model again only where another model may be asked too", () => {
  for (const kind of which((kind) => faultMeanings[kind].retry)) {
    expect([kind, faultMeanings[kind].reroute]).toEqual([kind, "yes"]);
  }
  expect(faultMeanings.auth.retry || faultMeanings.invalid_request.retry || faultMeanings.aborted.retry).toBe(false);
});

it("tells the caller in a status that blames the caller for the caller's own faults, and no one else", () => {
  for (const kind of kinds) {
    const { status, countsForBreaker } = faultMeanings[kind];
    expect([kind, status >= 500]).toEqual([kind, countsForBreaker]);
    expect(status >= 400 && status < 600).toBe(true);
  }
});
