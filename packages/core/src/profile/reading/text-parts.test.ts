import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { profileOf } from "../profile.ts";
import { TaskFinder, type TaskFinderInit } from "./task-finder.ts";
import { readText, TextParts } from "./text-parts.ts";

const request = { model: "auto", messages: [{ role: "user" as const, content: "Write a poem" }] };

it("reads form, length, language and blocks of code", () => {
  expect(readText("Fix this:\n```js\nlet x = 1;\n```\nWhat is wrong with it?")).toMatchObject({
    answerForm: "code",
    length: "line",
    language: "en",
    codeBlocks: true,
  });
  expect(readText("Hello", "json_object").answerForm).toBe("json");
});

it("asks for the task only where nobody said it, and there is a text", async () => {
  let asked = 0;
  const finder = {
    find: () => {
      asked += 1;
      return { guess: { task: "verse", confidence: 1 }, classifier: undefined };
    },
  };
  const parts = new TextParts(finder, { profileOf: (each, reading) => profileOf(each, { reading }) });
  expect(parts.read(request, "Write a poem", "prose")).toMatchObject({ guess: undefined });
  expect(parts.read(request, "", undefined)).toMatchObject({ guess: undefined });
  expect(asked).toBe(0);
  expect(parts.read(request, "Write a poem", undefined)).toMatchObject({ guess: { task: "verse" } });
});

it("waits where the finder waits", async () => {
  const own: TaskFinderInit["own"] = undefined;
  const finder = new TaskFinder({ clock: virtualClock(), minConfidence: 0.45, own });
  const parts = new TextParts(
    { find: async (...given) => finder.find(...given) },
    { profileOf: (each, reading) => profileOf(each, { reading }) },
  );
  expect(await parts.read(request, "x", undefined)).toMatchObject({ text: "x", guess: undefined });
});
