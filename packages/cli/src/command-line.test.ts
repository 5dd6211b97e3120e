import { expect, it } from "vitest";
import { readCommandLine, usage } from "./command-line.ts";

it("reads what is asked for", () => {
  expect(readCommandLine(["tasks", "build", "tasks.json"])).toEqual({
    kind: "tasks build",
    file: "tasks.json",
    out: undefined,
    strict: false,
  });
  expect(readCommandLine(["tasks", "build", "--out=learned.json", "tasks.mjs", "--strict"])).toMatchObject({
    file: "tasks.mjs",
    out: "learned.json",
    strict: true,
  });
});

it.each([[[]], [["--help"]], [["-h"]], [["tasks", "build", "x", "--help"]]])("helps (%#)", (args) => {
  expect(readCommandLine(args)).toEqual({ kind: "help" });
  expect(usage).toContain("overture tasks build FILE");
});

it.each([
  [["task", "build", "x"], 'There is no command "task build"'],
  [["tasks"], 'There is no command "tasks"'],
  [["tasks", "build"], "Say which file"],
  [["tasks", "build", "a", "b"], '"b" is too much'],
  [["tasks", "build", "a", "--outt", "b"], "--outt"],
  [["tasks", "build", "a", "--out"], "--out"],
])("says what is wrong with %j", (args, message) => {
  expect(() => readCommandLine(args)).toThrow(
    expect.objectContaining({ exitCode: 2, message: expect.stringContaining(message) }),
  );
});
