import { expect, it } from "vitest";
import { windowOf } from "./text-window.ts";

it("leaves greetings and thanks out, and keeps what is nothing else", () => {
  expect(windowOf("Hi there, translate this. Thanks!")).toBe("translate this");
  expect(windowOf("hello!")).toBe("hello!");
  expect(windowOf("thanks")).toBe("thanks");
});

it("reads the beginning and the end of a long text", () => {
  const read = windowOf(`begin ${"x".repeat(100_000)} end`);
  expect(read.length).toBeLessThanOrEqual(1701);
  expect(read).toMatch(/^begin .* ?end$/s);
});
