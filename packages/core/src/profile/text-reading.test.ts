import { expect, it } from "vitest";
import { profileOf } from "./profile.ts";
import { unread } from "./text-reading.ts";

it("leaves everything open that only the text could tell", () => {
  const request = { model: "auto", messages: [{ role: "user" as const, content: "Write a poem" }] };
  expect(profileOf(request, { reading: unread("Write a poem") })).toMatchObject({
    task: "unknown",
    taskFrom: "nobody",
    guess: undefined,
    classifier: undefined,
    answerForm: "text",
    language: undefined,
  });
});
