import { expect, it } from "vitest";
import { CommandError } from "./command-error.ts";

it("says what the process ends with", () => {
  expect(new CommandError("no such file")).toMatchObject({ message: "no such file", exitCode: 1 });
  expect(new CommandError("no such option", 2).exitCode).toBe(2);
});
