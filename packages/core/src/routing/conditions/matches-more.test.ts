import { expect, it } from "vitest";
import { profiled } from "../../../test/profiles.ts";
import { hashText } from "../../profile/index.ts";
import type { RuleCondition } from "../rules.ts";
import { matchesMore } from "./matches-more.ts";

const text = "Wie lange ist der Vertrag noch gültig?";
const profile = profiled({ model: "auto", user: "ann", messages: [{ role: "user", content: text }] });
const facts = { profile, text, tags: ["eu"], nowMs: Date.UTC(2026, 0, 5, 23, 30) };
const holds = (when: RuleCondition) => matchesMore(when, facts, hashText);

it.each<[boolean, RuleCondition]>([
  [true, {}],
  [true, { user: "ann" }],
  [true, { user: ["bob", "ann"] }],
  [false, { user: "bob" }],
  [true, { language: "de" }],
  [false, { language: ["en", "fr"] }],
  [true, { time: { days: ["mon"], from: "22:00" } }],
  [false, { time: { to: "22:00" } }],
  [true, { pattern: "vertrag" }],
  [false, { pattern: /vertrag/ }],
  [true, { predicate: (each, { tags }) => each.language === "de" && tags.includes("eu") }],
  [false, { predicate: () => "yes" as never }],
  [false, { user: "ann", language: "en" }],
])("is %s for %o", (expected, when) => {
  expect(holds(when)).toBe(expected);
});

it("holds for nobody in particular where the request names nobody", () => {
  const nobody = profiled({ model: "auto", messages: [{ role: "user", content: "3" }] });
  expect(matchesMore({ user: "ann" }, { ...facts, profile: nobody }, hashText)).toBe(false);
  expect(matchesMore({ language: "en" }, { ...facts, profile: nobody }, hashText)).toBe(false);
});
