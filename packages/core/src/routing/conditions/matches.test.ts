import { describe, expect, it } from "vitest";
import { helloProfile } from "../../../test/policy-context.ts";
import { profiled } from "../../../test/profiles.ts";
import { matchesPattern } from "../../catalog/index.ts";
import { hashText } from "../../profile/index.ts";
import type { RuleCondition } from "../rules.ts";
import { matches } from "./matches.ts";

const lent = { hash: hashText, matchesPattern };
const text = "Wie lange ist der Vertrag noch gültig?";
const profile = profiled({ model: "auto", user: "ann", messages: [{ role: "user", content: text }] });
const facts = { profile, text, tags: ["eu"], tenant: "acme", nowMs: Date.UTC(2026, 0, 5, 23, 30) };
const holds = (when: RuleCondition) => matches(when, facts, lent);

it.each<[boolean, RuleCondition]>([
  [true, {}],
  [true, { tenant: ["acme", "other"] }],
  [false, { tenant: "other" }],
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

it("lets no wall fall for a predicate that gives a promise", () => {
  const predicate = (async () => true) as unknown as () => boolean;
  expect(() => holds({ predicate })).toThrow(/must say true or false at once/);
});

it("holds for nobody in particular where the request names nobody", () => {
  const nobody = profiled({ model: "auto", messages: [{ role: "user", content: "3" }] });
  expect(matches({ user: "ann" }, { ...facts, profile: nobody }, lent)).toBe(false);
  expect(matches({ language: "en" }, { ...facts, profile: nobody }, lent)).toBe(false);
});

const asked = { ...helloProfile, task: "code", inputTokens: 5000, needs: ["tools", "images"] as const };
const applies = (when: RuleCondition, tags: readonly string[] = []): boolean =>
  matches(when, { ...facts, profile: asked, tags }, lent);

describe("a rule applies", () => {
  it("to one task, or to one of several", () => {
    expect(applies({ task: "code" })).toBe(true);
    expect(applies({ task: ["math", "code"] })).toBe(true);
    expect(applies({ task: "math" })).toBe(false);
  });

  it("to one tenant, to one of several, and to those that fit a pattern", () => {
    const of = (tenant: string | undefined, when: string | readonly string[]): boolean =>
      matches({ tenant: when }, { ...facts, tenant }, lent);
    expect([of("acme", "acme"), of("acme", ["zeta", "acme"]), of("acme-eu", "acme-*")]).toEqual([true, true, true]);
    expect([of("acme-eu", "acme"), of("x/acme", "acme"), of(undefined, "*")]).toEqual([false, false, false]);
  });

  it("to inputs of more, or of fewer, tokens", () => {
    expect(applies({ inputTokens: { over: 4999 } })).toBe(true);
    expect(applies({ inputTokens: { over: 5000 } })).toBe(false);
    expect(applies({ inputTokens: { under: 5000 } })).toBe(false);
    expect(applies({ inputTokens: { over: 1000, under: 6000 } })).toBe(true);
  });

  it("to requests that need all that it names, and that bear one of its tags", () => {
    expect(applies({ needs: "tools" })).toBe(true);
    expect(applies({ needs: ["tools", "images"] })).toBe(true);
    expect(applies({ needs: ["tools", "audio"] })).toBe(false);
    expect(applies({ tag: "team" }, ["x", "team"])).toBe(true);
    expect(applies({ tag: ["a", "b"] }, ["c"])).toBe(false);
  });

  it("only if everything holds that it names", () => {
    expect(applies({ task: "code", tag: "x" }, ["x"])).toBe(true);
    expect(applies({ task: "code", tag: "x" }, ["y"])).toBe(false);
  });
});

describe("tasks", () => {
  const request = { model: "auto", messages: [{ role: "user" as const, content: "Reckon it in Python" }] };
  const probabilities = { code: 0.4, math: 0.3, qa: 0.3 };
  const unsure = profiled(request, { guess: { task: "code", confidence: 0.4, probabilities } });
  const of = (each: typeof unsure, when: RuleCondition) => matches(when, { ...facts, profile: each }, lent);

  it("are reckoned with by how likely they are together", () => {
    expect(unsure.task).toBe("unknown");
    expect(of(unsure, { task: ["code", "math"], minConfidence: 0.6 })).toBe(true);
    expect(of(unsure, { task: ["code", "math"], minConfidence: 0.8 })).toBe(false);
    expect(of(unsure, { task: ["code"] })).toBe(false);
  });

  it("are certain where the caller says them", () => {
    expect(of(profiled(request, { task: "refunds" }), { task: "refunds", minConfidence: 1 })).toBe(true);
  });
});
