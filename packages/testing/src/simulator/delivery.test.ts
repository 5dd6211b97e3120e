import fc from "fast-check";
import { expect, it } from "vitest";
import { eventText, slicesOf } from "./delivery.ts";

it("cuts bytes into slices that come to the same, none longer than asked for", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 70 }), fc.boolean(), (text, size, split) => {
      const bytes = Buffer.from(text);
      const slices = slicesOf(bytes, { sliceBytes: size, splitUtf8: split });
      expect(Buffer.concat(slices).equals(bytes)).toBe(true);
      expect(slices.every((slice) => slice.length > 0 && slice.length <= size)).toBe(true);
    }),
  );
});

it("cuts inside every character that has more than one byte", () => {
  const slices = slicesOf(Buffer.from("aé🙂b"), { splitUtf8: true });
  expect(slices.map((slice) => slice.length)).toEqual([2, 2, 1, 1, 2]);
});

it("writes events as the delivery asks", () => {
  const event = { event: "ping", data: "{}", content: false };
  expect(eventText(event, {})).toBe("event: ping\ndata: {}\n\n");
  expect(eventText({ ...event, event: undefined }, { crlf: true })).toBe("data: {}\r\n\r\n");
  expect(eventText(event, { keepAliveComments: true })).toBe(": keep-alive\n\nevent: ping\ndata: {}\n\n");
});
