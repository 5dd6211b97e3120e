import { expect, it } from "vitest";
import { eventFraming } from "./event-framing.ts";

it("names each event beside its data, in one line", () => {
  expect(eventFraming.event({ type: "response.created", text: "a\nb" })).toBe(
    'event: response.created\ndata: {"type":"response.created","text":"a\\nb"}\n\n',
  );
  expect(eventFraming.end).toBe("");
});

it("takes what is no event for an error, which clients raise", () => {
  expect(eventFraming.event({ error: { message: "No." } })).toBe('event: error\ndata: {"error":{"message":"No."}}\n\n');
});
