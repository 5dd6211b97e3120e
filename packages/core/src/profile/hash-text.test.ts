import { expect, it } from "vitest";
import { hashText } from "./hash-text.ts";

it("gives the same eleven characters for the same text, on every runtime", () => {
  expect(hashText("openai/gpt-5.5")).toMatch(/^[0-9a-z]{11}$/);
  expect(hashText("openai/gpt-5.5")).toBe(hashText("openai/gpt-5.5"));
  expect(hashText("")).toMatch(/^[0-9a-z]{11}$/);
});

it("tells texts, and seeds, apart", () => {
  const hashes = new Set(Array.from({ length: 50_000 }, (_, index) => hashText(`text ${index}`)));
  expect(hashes.size).toBe(50_000);
  expect(hashText("a", "seed")).not.toBe(hashText("a"));
});
