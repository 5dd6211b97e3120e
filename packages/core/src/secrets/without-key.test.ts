import { expect, it } from "vitest";
import { withoutKey } from "./without-key.ts";

const key = "sk-canary-0123456789";

it("takes the key out of every word, and leaves out the error that may hold it", () => {
  const told = { message: `No: ${key}, ${key}`, param: `header.${key}`, requestId: key, cause: new Error("x") };
  expect(withoutKey(told, key)).toEqual({
    message: "No: [key], [key]",
    param: "header.[key]",
    requestId: "[key]",
    cause: undefined,
  });
});

it("finds it behind the words", () => {
  class Odd extends Error {
    override get message(): string {
      return `Bearer ${key}`;
    }
  }
  for (const cause of [{ deep: [{ [key]: 1 }] }, new Headers({ "x-echo": key }), new Set([key]), new Odd()]) {
    expect(withoutKey({ message: "No.", cause }, key)).toMatchObject({ message: "No.", cause: undefined });
  }
});

it("gives nothing where there is no key, or one so short that it may be a word", () => {
  expect(withoutKey({ message: "No money.", cause: new Error("402") }, key)).toBeUndefined();
  expect(withoutKey({ message: "a bad gateway" }, "a")).toBeUndefined();
  expect(withoutKey({ message: "It is unused." }, "unused")).toBeUndefined();
  expect(withoutKey({ message: "No." }, undefined)).toBeUndefined();
});
