import { describe, expect, it } from "vitest";
import { eventsOf } from "../../../test/events.ts";
import { type Scholar, scholars } from "../../../test/scholars.ts";

const slow = (says: string, takesMs = 60_000): Scholar => ({ says, takesMs });

describe("an early end", () => {
  it.each(["auto", "vote"] as const)(
    "comes once the rest can change nothing, and the rest is aborted and settled: %s",
    async (strategy) => {
      const set = scholars({ a: { says: "42" }, b: { says: "42" }, c: slow("43") });
      const { text, report, overture } = await set.council({ strategy });
      expect([text, overture.timing.totalMs]).toEqual(["42", 100]);
      expect(report.members[2]).toMatchObject({ model: "c/m", fault: "stopped", latencyMs: 100 });
      expect(overture.attempts.map(({ number, outcome }) => [number, outcome])).toEqual([
        [1, "completion"],
        [2, "completion"],
        [3, "fault"],
      ]);
      // Nobody tells what it cost until then: it is settled at what was expected.
      expect(overture.attempts[2]?.cost).toMatchObject({ certainty: "estimated" });
      expect(overture.attempts[2]?.cost.nanoUsd).toBeGreaterThan(0);
      // Two of two agree, and the third might not have.
      expect(report.agreement).toBeCloseTo((2 + 3 / 4) / 3);
    },
  );

  it("does not come while it is open whether answers are counted at all", async () => {
    const essay = "It depends. ".repeat(20);
    const set = scholars({ a: { says: essay }, b: { says: "42" }, c: slow("42") });
    const { text, overture } = await set.council();
    expect([text, overture.timing.totalMs]).toEqual(["42", 60_000]);
  });

  it("waits while the rest could lift the agreement over the threshold, where that matters", async () => {
    const cast = { a: { says: "1" }, b: { says: "1" }, c: { says: "1" }, d: { says: "2" }, e: slow("1", 500) };
    const { report, overture } = await scholars(cast).council({ strategy: "vote", onDisagreement: "error" });
    expect([report.agreement, overture.timing.totalMs]).toEqual([0.8, 500]);
  });

  it("comes where too few can answer any more", async () => {
    const set = scholars({ a: { fault: "overloaded" }, b: { fault: "overloaded" }, c: slow("42") });
    const error = await set.failure({ overture: { mode: "council" } });
    expect(error).toMatchObject({ code: "quorum_lost", council: { members: [{}, {}, { fault: "stopped" }] } });
    expect(set.clock.now() - Date.UTC(2026, 0, 1)).toBe(100);
  });
});

it("counts what is nested without end as any other text", async () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const set = scholars({ a: { says: deep }, b: { says: '{"a":1}' }, c: { says: '{"a":1}' } });
  const { text } = await set.council({}, { response_format: { type: "json_object" } });
  expect(text).toBe('{"a":1}');
});

describe("one dead, one slow, one malformed of five", () => {
  const essay = (text: string): string => `${text} ${"It is well known. ".repeat(6)}`.trim();
  const cast = (a: string, b: string, c: string): Readonly<Record<string, Scholar>> => ({
    a: { says: a },
    b: { says: b },
    dead: { fault: "overloaded" },
    slow: slow(c),
    bad: { fault: "malformed" },
  });

  it.each(["vote", "judge", "rank", "synthesize", "auto"] as const)(
    "give an answer by %s within the deadline",
    async (strategy) => {
      const texts =
        strategy === "vote"
          ? (["42", "42", "43"] as const)
          : ([essay("One."), essay("Two, and more."), essay("Three.")] as const);
      const { text, report, overture } = await scholars(cast(...texts)).council({ strategy, deadlineMs: 5000 });
      expect(text).not.toBe("");
      expect(overture.timing.totalMs).toBeLessThanOrEqual(5000);
      expect(report.members.map(({ fault }) => fault)).toEqual([
        undefined,
        undefined,
        "overloaded",
        "stopped",
        "malformed",
      ]);
    },
  );
});

it("takes an answer that is empty, cut off, or no JSON where JSON was asked for, for none", async () => {
  const set = scholars({ a: { says: '{"x":1}' }, b: { says: '{"x":1}' }, c: { says: "Sure: x is 1" } });
  const { report } = await set.council(
    { strategy: "vote", quorum: 2, onDisagreement: "error" },
    { response_format: { type: "json_object" } },
  );
  expect(report.members[2]?.fault).toBe("invalid_json");
});

it("tells how it gets on", async () => {
  const set = scholars({ a: { says: "42" }, b: { fault: "overloaded" }, c: { says: "42" } });
  const events = eventsOf(set.overture, "council");
  await set.council();
  expect(events.map(({ stage, model, outcome, done, of }) => [stage, model, outcome, done, of])).toEqual([
    ["member", "a/m", "asked", 0, 1],
    ["member", "b/m", "asked", 0, 2],
    ["member", "c/m", "asked", 0, 3],
    ["member", "a/m", "answered", 1, 3],
    ["member", "b/m", "failed", 2, 3],
    ["member", "c/m", "answered", 3, 3],
  ]);
});
