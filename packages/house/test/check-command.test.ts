import { expect, it } from "vitest";
import { summarize } from "../../../scripts/test-summary.mjs";

const test = (state: string, name = "works", note?: string) => ({ file: "core/src/a.test.ts", name, state, note });
const summary = (tests: ReturnType<typeof test>[], inCi = false) => summarize({ tests, errors: 0 }, inCi);

it("ends with the plain counts", () => {
  const { ok, total } = summary([test("passed"), test("passed"), test("skipped", "b", "needs redis-server")]);
  expect(total).toBe("Tests: 2 passed, 0 failed, 1 skipped");
  expect(ok).toBe(true);
});

it("fails if a test failed, an error escaped, or the tests did not end", () => {
  expect(summary([test("failed")])).toMatchObject({ ok: false, total: "Tests: 0 passed, 1 failed, 0 skipped" });
  expect(summarize({ tests: [test("passed")], errors: 1 }, false).ok).toBe(false);
  expect(summarize(undefined, false)).toMatchObject({ ok: false, total: "Tests: 0 passed, 1 failed, 0 skipped" });
});

it("names every skipped test with its reason", () => {
  const { lines } = summary([test("skipped", "remembers", "needs redis-server")]);
  expect(lines).toContain("  core/src/a.test.ts: remembers: needs redis-server");
});

it("takes a skip without a reason for a failure", () => {
  expect(summary([test("skipped")])).toMatchObject({ ok: false, total: "Tests: 0 passed, 1 failed, 0 skipped" });
});

it("fails with CI=true for want of something on the machine, and for no other reason", () => {
  expect(summary([test("skipped", "a", "needs redis-server")], true).ok).toBe(false);
  expect(summary([test("skipped", "a", "the provider has no seed")], true).ok).toBe(true);
});

it("counts the contract's cases by provider", () => {
  const { lines } = summary([
    test("passed", "contract: openai › answers"),
    test("skipped", "contract: openai › seed", "no seed"),
    test("passed", "contract: anthropic › answers"),
  ]);
  expect(lines.map((line) => line.replace(/ {2,}/g, " ").trim())).toEqual(
    expect.arrayContaining([
      "anthropic 1 case ran: 1 passed, 0 failed, 0 skipped",
      "openai 1 case ran: 1 passed, 0 failed, 1 skipped",
    ]),
  );
});
