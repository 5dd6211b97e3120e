import { expect, it } from "vitest";
import { candidates, profile } from "../../test/candidates.ts";
import { card } from "../../test/stage.ts";
import type { Need, Profile } from "../profile/index.ts";
import type { Candidate } from "./candidate.ts";
import { exclusionOf as exclusionBy } from "./eligibility.ts";

const [known] = candidates("a/m");
if (!known) throw new Error("no candidate");
const exclusionOf = (candidate: Candidate, given: Profile) => exclusionBy(candidate, given, () => given.inputTokens);
const nothing = { tools: false, images: false, audio: false, files: false, jsonSchema: false };
const incapable = { ...known, card: { name: "m", ...card, capabilities: { ...card.capabilities, ...nothing } } };

it.each<[Need, string]>([
  ["tools", "does not take tools"],
  ["images", "does not take images"],
  ["audio", "does not take audio"],
  ["files", "does not take files"],
  ["jsonSchema", "does not take answers held to a JSON schema"],
])("leaves out what cannot do %s", (need, reason) => {
  expect(exclusionOf(incapable, { ...profile, needs: [need] })).toEqual({ model: "a/m", code: "capability", reason });
  const able = { ...incapable.card.capabilities, [need]: true };
  expect(
    exclusionOf({ ...incapable, card: { ...incapable.card, capabilities: able } }, { ...profile, needs: [need] }),
  ).toBeUndefined();
});

it("leaves out a window that is certainly too small, and not one that may do, since estimates err", () => {
  expect(exclusionOf(known, { ...profile, inputTokens: 300_001 })).toEqual({
    model: "a/m",
    code: "context_window",
    reason: "its window of 200,000 tokens is too small for about 300,001",
  });
  expect(exclusionOf(known, { ...profile, inputTokens: 300_000 })).toBeUndefined();
  const { contextTokens: _, ...unsaid } = known.card ?? { name: "m", ...card };
  expect(exclusionOf({ ...known, card: unsaid }, { ...profile, inputTokens: 1e9 })).toBeUndefined();
});

it("goes by what the model itself takes of the input, where that could make a difference", () => {
  const reason = "its window of 200,000 tokens is too small for about 320,000";
  expect(exclusionBy(known, { ...profile, inputTokens: 160_000 }, () => 320_000)?.reason).toBe(reason);
  expect(exclusionBy(known, { ...profile, inputTokens: 310_000 }, () => 290_000)).toBeUndefined();
  const unasked = () => {
    throw new Error("looked up for nothing");
  };
  expect(exclusionBy(known, { ...profile, inputTokens: 150_000 }, unasked)).toBeUndefined();
});

it("takes a model without a card for able to do anything", () => {
  const needs: Need[] = ["tools", "images", "audio", "files", "jsonSchema"];
  expect(exclusionOf({ ...known, card: undefined }, { ...profile, needs, inputTokens: 1e9 })).toBeUndefined();
});
