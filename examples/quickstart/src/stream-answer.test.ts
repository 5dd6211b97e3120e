import { afterEach, expect, it, vi } from "vitest";
import { scriptedOverture } from "../test/scripted-overture.ts";
import { streamAnswer } from "./stream-answer.ts";

afterEach(() => vi.restoreAllMocks());

it("writes the answer piece by piece, then who gave it and when it began", async () => {
  const { overture, clock, first } = scriptedOverture();
  first.next({ answer: "One two three." });
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await clock.runUntil(streamAnswer(overture, "Count."));
  const parts = write.mock.calls.map(([part]) => String(part));
  expect(parts.join("")).toMatch(/^One two three\.\n.*first\/quick, first token after 100 ms, the last after \d+ ms/);
  expect(parts.length).toBeGreaterThan(3);
});
