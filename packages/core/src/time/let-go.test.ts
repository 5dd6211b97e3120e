import { expect, it } from "vitest";
import { letGo } from "./let-go.ts";

it("lets timers go that would hold a process open", () => {
  let released = 0;
  const timer: object = { unref: () => (released += 1) };
  letGo(timer);
  letGo({});
  expect(released).toBe(1);
});
