import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { EventHub } from "../telemetry/index.ts";
import { readerOf } from "./reader-of.ts";

it("reads by what the options say, and tells what should be known as events", async () => {
  const events = new EventHub(() => 0);
  const heard: string[] = [];
  events.on("warning", ({ message }) => heard.push(message));
  const options = { classifier: false, tasks: { verses: { examples: ["a poem about rain"] } } } as const;
  const reader = readerOf(options, { clock: virtualClock(), events });
  const messages = [{ role: "user" as const, content: "a poem about rain" }];
  const { profile } = await reader.read({ model: "auto", messages }, {});
  expect(profile).toMatchObject({ task: "verses", classifier: { by: "tasks" } });
  expect(heard).toEqual(['The task "verses" has 1 example: give it 5 or more.']);
});
