import { expect, it } from "vitest";
import { refuseOption } from "./refuse-option.ts";

it("names the option, and says what is wrong", () => {
  const wrong = { code: "invalid_option", status: 400, message: "no." };
  expect(() => refuseOption("no.")).toThrow(expect.objectContaining({ ...wrong, param: "policy" }));
  expect(() => refuseOption("no.", "shadow")).toThrow(expect.objectContaining({ ...wrong, param: "shadow" }));
});
