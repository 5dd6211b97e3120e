import { expect, it } from "vitest";
import { ContextKey } from "./context-key.ts";

it("joins the names of each context that it is given", () => {
  const key = new ContextKey();
  const code = ["text", "code"];
  expect([key.of([]), key.of(code), key.of(code), key.of(["text"]), key.of(code)]).toEqual([
    ...["", "text\ncode", "text\ncode", "text", "text\ncode"],
  ]);
});

it("joins what is the same context only once", () => {
  const key = new ContextKey();
  let joins = 0;
  const context = Object.assign(["text"], {
    join: () => {
      joins += 1;
      return "text";
    },
  });
  for (let candidate = 0; candidate < 5; candidate += 1) key.of(context);
  expect(joins).toBe(1);
});
