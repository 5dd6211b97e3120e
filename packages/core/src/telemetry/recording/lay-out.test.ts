import { expect, it } from "vitest";
import { layOut } from "./lay-out.ts";

it("gives every column the width of what stands in it, and ends no line with spaces", () => {
  expect(
    layOut([
      ["model", "value"],
      ["openai/gpt", "1"],
      ["b", ""],
    ]),
  ).toBe("model       value\nopenai/gpt  1\nb");
});
