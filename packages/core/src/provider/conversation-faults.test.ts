import { expect, it } from "vitest";
import { nothingSaid, systemAlone, systemMoved, unknownIn, warnOfLosses } from "./conversation-faults.ts";
import type { Warning } from "./provider.ts";

it("warns once of names, but for those of functions", () => {
  const warnings: Warning[] = [];
  warnOfLosses(
    [
      { role: "function", name: "f", content: "1" },
      { role: "user", content: "Hi" },
    ],
    "A",
    warnings,
  );
  expect(warnings).toEqual([]);
  const named = { role: "user" as const, content: "Hi", name: "Ann" };
  warnOfLosses([named, named], "A", warnings);
  expect(warnings).toMatchObject([{ param: "name" }]);
  warnings.length = 0;
  warnOfLosses([{ role: "assistant", content: "x", audio: { id: "a" } }], "A", warnings);
  expect(warnings).toMatchObject([{ param: "audio" }]);
});

it("says what a vendor has no place for, cut to a bearable length", () => {
  const fault = unknownIn("A", "role", { role: "x".repeat(100) });
  expect(fault).toMatchObject({ kind: "unsupported", param: "messages" });
  expect(fault.message).toBe(`A takes no "${"x".repeat(40)}" messages.`);
  expect(unknownIn("A", "type", { type: "video" }).message).toBe('A takes no "video" parts.');
});

it("tells of system messages that were moved", () => {
  expect(systemMoved).toMatchObject({ code: "parameter_changed", param: "messages" });
});

it("says what is wrong with a conversation without words", () => {
  expect(nothingSaid()).toMatchObject({ kind: "invalid_request", param: "messages" });
  expect(systemAlone).toMatchObject({ code: "parameter_changed", param: "messages" });
});
