import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { profileOf } from "./profile.ts";
import { TextReader } from "./text-reader.ts";

const poem = "Write a short poem about the sea.";
const request = { model: "auto", messages: [{ role: "user" as const, content: poem }] };

it("loads what it reads with on first use, and waits for it; then it reads at once", async () => {
  const reader = new TextReader({ clock: virtualClock() });
  const first = reader.read(request, undefined);
  expect(first).toBeInstanceOf(Promise);
  expect((await first).guess?.task).toBe("writing");
  expect(reader.read(request, undefined)).toMatchObject({ guess: { task: "writing" }, classifier: { by: "default" } });
});

it("may be loaded before", async () => {
  const reader = new TextReader({ clock: virtualClock() });
  await reader.load();
  expect(reader.read(request, "verse")).toMatchObject({ guess: undefined, answerForm: "text" });
});

it("leaves the task open where nothing is sure, and believes the caller before all others", async () => {
  const reader = new TextReader({ clock: virtualClock(), classifier: () => ({ task: "verse", confidence: 0.4 }) });
  const reading = await reader.read(request, undefined);
  expect(profileOf(request, { reading })).toMatchObject({
    task: "unknown",
    taskFrom: "nobody",
    guess: { task: "verse" },
  });
  expect(profileOf(request, { reading, task: "prose" })).toMatchObject({
    task: "prose",
    taskFrom: "caller",
    guess: undefined,
    classifier: undefined,
  });
  expect(profileOf(request, { reading, minConfidence: 0.3 })).toMatchObject({ task: "verse", taskFrom: "classifier" });
});
