import { expect, it } from "vitest";
import { changed, dropped, nearestEffort, noReasoning, unknownTier, withoutRepeats } from "./adapter-warnings.ts";

it("says what was dropped or changed, and why", () => {
  expect(dropped("seed", "there is none")).toEqual({
    code: "parameter_dropped",
    message: "seed was dropped: there is none.",
    param: "seed",
  });
  expect(changed("stop", "only 5 are taken").message).toBe("stop was changed: only 5 are taken.");
});

it("says once what holds for many messages, and keeps what differs", () => {
  const same = dropped("name", "x");
  expect(withoutRepeats([same, dropped("name", "x"), changed("name", "x"), dropped("name", "y")])).toEqual([
    same,
    changed("name", "x"),
    dropped("name", "y"),
  ]);
});

it("are the same for what several vendors lack", () => {
  expect(unknownTier("A", "x".repeat(100)).message.length).toBeLessThan(120);
  expect([unknownTier("A", "fast"), nearestEffort("low"), noReasoning].map(({ code, param }) => [code, param])).toEqual(
    [
      ["parameter_dropped", "service_tier"],
      ["parameter_changed", "reasoning_effort"],
      ["parameter_dropped", "reasoning_effort"],
    ],
  );
});
