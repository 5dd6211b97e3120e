import { expect, it } from "vitest";
import { readText } from "./text-reading.ts";

it("reads form, length, language and blocks of code", () => {
  expect(readText("Fix this:\n```js\nlet x = 1;\n```\nWhat is wrong with it?")).toMatchObject({
    answerForm: "code",
    length: "line",
    language: "en",
    codeBlocks: true,
    guess: undefined,
  });
  expect(readText("Hello", "json_object").answerForm).toBe("json");
  expect(readText("Hello", "text").answerForm).toBe("text");
});
