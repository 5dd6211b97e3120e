import { expect, it } from "vitest";
import { profiled } from "../../test/profiles.ts";
import { defaultMinConfidence } from "./task-guess.ts";

it("is a bound that settles a task when it is reached, and not before", () => {
  const request = { model: "auto", messages: [{ role: "user" as const, content: "Hello" }] };
  const taskAt = (confidence: number) => profiled(request, { guess: { task: "verse", confidence } }).task;
  expect(taskAt(defaultMinConfidence)).toBe("verse");
  expect(taskAt(defaultMinConfidence - 0.01)).toBe("unknown");
});
