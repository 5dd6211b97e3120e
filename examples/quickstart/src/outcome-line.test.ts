import { stripVTControlCharacters } from "node:util";
import { expect, it } from "vitest";
import { questionOf, scriptedOverture } from "../test/scripted-overture.ts";
import { outcomeLine } from "./outcome-line.ts";
import { widthOf } from "./text-width.ts";

const question = questionOf("Which of the many cities of Norway is the capital?");

it("says what was asked, what came, how long it took and who answered", async () => {
  const { first, ask } = scriptedOverture();
  first.next({ answer: "It is\nOslo." });
  const line = stripVTControlCharacters(outcomeLine({ question, answer: await ask(question.text) }, 120));
  expect(line).toMatch(/^✓ question {2}Which of the many cities .*… {2}It is Oslo\. +\d+ ms {2}quick$/);
});

it("says who had failed before, in the same columns", async () => {
  const { first, ask } = scriptedOverture();
  const good = outcomeLine({ question, answer: await ask(question.text) }, 120);
  first.next({ fault: "rate_limited", status: 429, afterMs: 10 });
  const rerouted = outcomeLine({ question, answer: await ask(question.text) }, 120);
  const plain = stripVTControlCharacters(rerouted);
  expect(plain).toMatch(/^↻ .* {2}after rate_limited 429 +310 ms {2}steady$/);
  expect(plain.lastIndexOf("  ")).toBe(stripVTControlCharacters(good).lastIndexOf("  "));
});

it("names the tool that is called", async () => {
  const { first, ask } = scriptedOverture();
  first.next({ answer: { toolCalls: [{ name: "get_weather", arguments: { city: "Oslo" } }] } });
  expect(outcomeLine({ question, answer: await ask("x") }, 120)).toContain('get_weather({"city":"Oslo"})');
});

it("leaves the answer out where it is narrow", async () => {
  const { first, ask } = scriptedOverture();
  first.next({ answer: "Oslo." }, { fault: "server", status: 503 });
  const lines = [await ask("x"), await ask("y")].map((answer) => outcomeLine({ question, answer }, 80));
  expect(lines[0]).not.toContain("Oslo.");
  for (const line of lines) expect(widthOf(stripVTControlCharacters(line))).toBeLessThanOrEqual(80);
});

it("gives an error's reason on one line", () => {
  const line = stripVTControlCharacters(outcomeLine({ question, error: new Error("No provider\nhas a key.") }, 80));
  expect(line).toMatch(/^✗ question {2}Which .*\? {2}No provider has a key\.$/);
});
