import { expect, it } from "vitest";
import { createdAt } from "./created-at.ts";

it("reads the response's date", () => {
  expect(createdAt(new Headers({ date: "Sun, 22 Nov 2026 12:00:00 GMT" }))).toBe(Date.UTC(2026, 10, 22, 12) / 1000);
});

it.each([undefined, new Headers(), new Headers({ date: "soon" })])(
  "takes the machine's time where there is none",
  (headers) => {
    expect(createdAt(headers)).toBeGreaterThan(1_700_000_000);
  },
);
