import { expect, it } from "vitest";
import type { RuleCondition } from "../routing/index.ts";
import { ruleCondition, timeZone } from "./rule-condition-shape.ts";

const problem = (given: object) => ruleCondition(given, "when")?.message;

it("lets every condition through that makes sense", () => {
  const when: RuleCondition = {
    task: ["code", "math"],
    minConfidence: 0.5,
    inputTokens: { over: 5 },
    needs: "tools",
    tag: "eu",
    tenant: "acme-*",
    user: "ann",
    language: ["de", "en"],
    time: { days: ["mon"], from: "08:00", to: "18:30", timeZone: "Europe/Berlin" },
    pattern: /\brefund\b/,
    predicate: () => true,
  };
  expect(problem(when)).toBeUndefined();
});

it.each<[object, string]>([
  [{ minConfidence: 2 }, '"when.minConfidence" must be at most 1'],
  [{ time: { from: "8:00" } }, '"when.time.from" must be a time of day as "22:00"'],
  [{ time: { to: "24:00" } }, '"when.time.to"'],
  [{ time: { days: ["monday"] } }, '"when.time.days[0]"'],
  [{ time: { timeZone: "Europe/Brelin" } }, '"when.time.timeZone" must be a time zone'],
  [{ pattern: "(a+)+" }, '"when.pattern" must be a regular expression that cannot be slow'],
  [{ predicate: true }, '"when.predicate" must be a function'],
  [{ languag: "de" }, 'Did you mean "language"?'],
])("says what is wrong with %j", (given, message) => {
  expect(problem(given)).toContain(message);
});

it("knows the zones of the IANA database", () => {
  for (const zone of ["UTC", "Europe/Berlin", "Asia/Tokyo"]) expect(timeZone(zone, "x")).toBeUndefined();
  for (const other of ["Europe/Brelin", "", undefined, 1]) expect(timeZone(other, "x")).toBeDefined();
});
