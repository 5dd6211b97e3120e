import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { helloProfile } from "../../../test/policy-context.ts";
import { type ClassifiedProfile, OwnClassifier } from "./own-classifier.ts";

const clock = virtualClock();

it("is given the profile with the text, and believed", async () => {
  let given: ClassifiedProfile | undefined;
  const own = new OwnClassifier(
    (profile) => {
      given = profile;
      return { task: "verse", confidence: 0.9 };
    },
    { clock },
  );
  expect(own.ask("Hello", helloProfile)).toEqual({ guess: { task: "verse", confidence: 0.9 } });
  expect(given).toMatchObject({ text: "Hello", messages: 1, needs: [] });
});

it("may take its time, and may know nothing", async () => {
  const late = new OwnClassifier(async () => ({ task: "verse", confidence: 1 }), { clock });
  expect(await late.ask("x", helloProfile)).toEqual({ guess: { task: "verse", confidence: 1 } });
  expect(new OwnClassifier(() => undefined, { clock }).ask("x", helloProfile)).toEqual({ guess: undefined });
  expect(new OwnClassifier(() => null, { clock }).ask("x", helloProfile)).toEqual({ guess: undefined });
});

it("is not believed where it throws, is late or makes no sense", async () => {
  const broken = new OwnClassifier(
    () => {
      throw new Error("secret");
    },
    { clock },
  );
  expect(broken.ask("x", helloProfile)).toEqual({ guess: undefined, error: "threw" });
  const slow = new OwnClassifier(() => new Promise(() => {}), { clock, classifyWithinMs: 20 });
  expect(await clock.runUntil(Promise.resolve(slow.ask("x", helloProfile)))).toEqual({
    guess: undefined,
    error: "timeout",
  });
  for (const odd of [
    { task: "", confidence: 0.5 },
    { task: "verse", confidence: 7 },
    { task: "verse", confidence: Number.NaN },
    { task: "x".repeat(65), confidence: 1 },
  ]) {
    expect(new OwnClassifier(() => odd, { clock }).ask("x", helloProfile)).toMatchObject({ error: "nonsense" });
  }
});
