import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { RequestReader } from "./request-reader.ts";

const poem = "Write a short poem about the sea.";
const request = { model: "auto", messages: [{ role: "user" as const, content: poem }] };

it("loads what it reads with on first use, and waits for it; then it reads at once", async () => {
  const reader = new RequestReader({ clock: virtualClock() });
  const first = reader.read(request, {});
  expect(first).toBeInstanceOf(Promise);
  expect((await first).profile.task).toBe("writing");
  expect(reader.read(request, {})).toMatchObject({ profile: { task: "writing", classifier: { by: "default" } } });
});

it("may be loaded before", async () => {
  const reader = new RequestReader({ clock: virtualClock() });
  await reader.load();
  expect(reader.read(request, { task: "verse" })).toMatchObject({ profile: { task: "verse" } });
});

it("leaves the task open where nothing is sure, and believes the caller before all others", async () => {
  const reader = new RequestReader({ clock: virtualClock(), classifier: () => ({ task: "verse", confidence: 0.4 }) });
  const { profile } = await reader.read(request, {});
  expect(profile).toMatchObject({ task: "unknown", taskFrom: "nobody", guess: { task: "verse" } });
  const told = await reader.read(request, { task: "prose" });
  expect(told.profile).toMatchObject({ task: "prose", taskFrom: "caller", guess: undefined, classifier: undefined });
});

it("knows a user by the caller's word, and else by the request's", async () => {
  const reader = new RequestReader({ clock: virtualClock() });
  const userOf = async (fields: object, user?: string) =>
    (await reader.read({ ...request, ...fields }, { task: "verse", user })).profile.user;
  expect(await userOf({ safety_identifier: "bob", user: "eve" }, "ann")).toBe(reader.hash("ann"));
  expect(await userOf({ safety_identifier: "bob", user: "eve" })).toBe(reader.hash("bob"));
  expect(await userOf({ user: "eve" })).toBe(reader.hash("eve"));
  expect(await userOf({})).toBeUndefined();
});
