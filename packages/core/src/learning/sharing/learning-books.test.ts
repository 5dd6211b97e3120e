import { expect, it } from "vitest";
import { defaultHalfLives } from "../half-lives.ts";
import { LearningBooks } from "./learning-books.ts";

const books = (halfLives = defaultHalfLives) => new LearningBooks({ halfLives, levels: 3 });

it("has a book for each half-life and epoch, of which two count", () => {
  const names = books()
    .at(0)
    .map(({ name }) => name);
  expect(new Set(names).size).toBe(6);
  expect(names).toContain("learning 1 3 successMs 900000 0");
  expect(names).toContain("learning 1 3 successMs 900000 -1");
});

it("does not mix what fades at another pace", () => {
  const quick = books({ ...defaultHalfLives, successMs: 1000 });
  expect(quick.of("successMs", 0).name).not.toBe(books().of("successMs", 0).name);
  expect(quick.keepMs("successMs")).toBe(64_000);
});

it("keeps versions of books that count, and no more", () => {
  const kept = books();
  const snapshot = { version: "7", whole: true, counters: new Map() };
  for (let epoch = 0; epoch < 20; epoch += 1) kept.read(kept.of("successMs", epoch), snapshot);
  expect(kept.versionOf(kept.of("successMs", 19))).toBe("7");
  expect(kept.versionOf(kept.of("successMs", 0))).toBeUndefined();
});
