import { expect, it } from "vitest";
import { eventFraming } from "./event-framing.ts";

it("names each event beside its data, in one line", () => {
  expect(eventFraming.event({ type: "response.created", text: "a\nb" })).toBe(
    'event: response.created\ndata: {"type":"response.created","text":"a\\nb"}\n\n',
  );
});

it("adds nothing at the end, nor where the stream broke: its own events have told of it", () => {
  expect(eventFraming.end).toBe("");
  expect(eventFraming.error({ error: { message: "No." } })).toBe("");
});
