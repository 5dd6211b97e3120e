import { expect, it } from "vitest";
import { changed, dropped } from "./warnings.ts";

it("names the field and the reason, under a code that stays", () => {
  expect(dropped("seed", "Anthropic has nothing like it")).toEqual({
    code: "parameter_dropped",
    message: "seed was dropped: Anthropic has nothing like it.",
    param: "seed",
  });
  expect(changed("stop", "two")).toMatchObject({ code: "parameter_changed", message: "stop was changed: two." });
});
