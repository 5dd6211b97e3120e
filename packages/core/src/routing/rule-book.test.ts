import { describe, expect, it } from "vitest";
import { helloProfile } from "../../test/policy-context.ts";
import { hello, stage } from "../../test/stage.ts";
import { RuleBook } from "./rule-book.ts";

const facts = { profile: { ...helloProfile, task: "code" }, tags: ["eu"], tenant: undefined, text: "Hello", nowMs: 0 };

it("applies all rules that match, or the first alone", async () => {
  const rules = [{ when: { task: "math" } }, { when: { task: "code" }, prefer: ["a/*"] }, { prefer: ["b/*"] }];
  expect(await new RuleBook(rules).applying(facts)).toEqual(rules.slice(1));
  expect(await new RuleBook(rules, "first").applying(facts)).toEqual(rules.slice(1, 2));
  expect(new RuleBook([], "first").applying(facts)).toEqual([]);
});

it("keeps walls standing, whichever rule is the first", async () => {
  const walls = [{ only: ["a/*"] }];
  const rules = [{ when: { task: "code" }, prefer: ["a/*"] }, { prefer: ["b/*"] }];
  expect(await new RuleBook(rules, "first", walls).applying(facts)).toEqual([...walls, rules[0]]);
});

it("waits for conditions that are loaded, once", async () => {
  const book = new RuleBook([{ when: { pattern: "hello" }, prefer: ["a/*"] }]);
  const first = book.applying(facts);
  expect(first).toBeInstanceOf(Promise);
  expect(await first).toHaveLength(1);
  expect(book.applying({ ...facts, text: "Bye" })).toEqual([]);
});

describe("a wall with a condition that few rules have", () => {
  it("stands from the first request on", async () => {
    const set = stage({ rules: [{ when: { pattern: "secret" }, only: ["b/*"] }] });
    const messages = [{ role: "user" as const, content: "This is Secret." }];
    expect((await set.answer({ messages })).model).toBe("b/m");
    expect((await set.answer()).model).toBe("a/m");
  });

  it("does not fall where its test throws", async () => {
    const predicate = () => {
      throw new Error("broken test");
    };
    const set = stage({ rules: [{ when: { predicate }, never: ["a/*"] }] });
    await expect(set.clock.runUntil(set.overture.decide(hello))).rejects.toThrow("broken test");
  });
});

it("applies the first rule alone, if told so", async () => {
  const rules = [{ when: { tag: "x" }, only: ["b/*"] }, { never: ["b/*"] }];
  const set = stage({ rules, rulesMatch: "first" });
  expect((await set.answer({ overture: { tags: ["x"] } })).model).toBe("b/m");
  expect((await set.answer()).model).toBe("a/m");
});
