import { expect, it } from "vitest";
import { CallIds } from "./call-ids.ts";

const ids = () => new CallIds((wish, attempt) => (attempt === 1 ? wish.slice(0, 3) : `${wish.slice(0, 3)}${attempt}`));

it("gives calls ids of their own, and results those of their calls, in order", () => {
  const given = ids();
  expect([given.call("call-1"), given.call("call-2"), given.call("call-1")]).toEqual(["cal", "cal2", "cal3"]);
  expect([given.result("call-1"), given.result("call-2"), given.result("call-1")]).toEqual(["cal", "cal2", "cal3"]);
});

it("keeps ids and names apart, and gives a result without a call an id of its own", () => {
  const given = ids();
  expect([given.call("f"), given.namedCall("f")]).toEqual(["f", "f2"]);
  expect([given.namedResult("f"), given.result("f"), given.result("lost")]).toEqual(["f2", "f", "los"]);
});
