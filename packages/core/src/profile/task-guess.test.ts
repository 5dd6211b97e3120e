import { expect, it } from "vitest";
import { profileOf } from "./profile.ts";
import { defaultMinConfidence } from "./task-guess.ts";
import { unread } from "./text-reading.ts";

it("is a bound that settles a task when it is reached, and not before", () => {
  const request = { model: "auto", messages: [{ role: "user" as const, content: "Hello" }] };
  const taskAt = (confidence: number) =>
    profileOf(request, { reading: { ...unread("Hello"), guess: { task: "verse", confidence } } }).task;
  expect(taskAt(defaultMinConfidence)).toBe("verse");
  expect(taskAt(defaultMinConfidence - 0.01)).toBe("unknown");
});
