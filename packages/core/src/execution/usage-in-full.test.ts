import { expect, it } from "vitest";
import { candidates, profile } from "../../test/candidates.ts";
import { runOf } from "../../test/run-of.ts";
import { usageInFull } from "./usage-in-full.ts";

const [a] = candidates("a/m");
if (!a) throw new Error("no candidate");

it("is a tenth above what is expected; parts of a token count as one", () => {
  expect(usageInFull(runOf(), a)).toEqual({ prompt_tokens: 11, completion_tokens: 111, total_tokens: 122 });
});

it("ends at the request's own limit, and has no output where vectors are asked for", () => {
  expect(usageInFull(runOf({ profile: { ...profile, outputLimit: 50 } }), a).completion_tokens).toBe(50);
  expect(usageInFull(runOf({ profile: { ...profile, embeds: true } }), a).completion_tokens).toBe(0);
});

it("takes an answer that is long already for one of the long ones", () => {
  const run = runOf();
  const { output } = run.engine.learner.record("a/m").parts;
  for (let tokens = 100; tokens < 300; tokens += 1) output.observe(tokens, run.clock.now());
  const longer = (written: number) => usageInFull(run, a, written).completion_tokens / 1.1;
  expect(longer(150)).toBeGreaterThan(215);
  expect(longer(150)).toBeLessThan(245);
  expect(longer(280)).toBeGreaterThan(280);
});
