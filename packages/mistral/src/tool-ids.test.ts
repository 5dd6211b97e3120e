import fc from "fast-check";
import { expect, it } from "vitest";
import { shortId, ToolIds } from "./tool-ids.ts";

const accepted = /^[a-zA-Z0-9]{9}$/;

it("keeps an id that Mistral takes, and finds the call that a result answers", () => {
  const ids = new ToolIds();
  expect(ids.call("gSIMJiOkT")).toBe("gSIMJiOkT");
  expect(ids.result("gSIMJiOkT")).toBe("gSIMJiOkT");
});

it("makes the same id of the same text every time, so that a cached prefix stays the same", () => {
  expect(new ToolIds().call("call_abc")).toBe(new ToolIds().call("call_abc"));
  expect(shortId("call_1")).not.toBe(shortId("call_2"));
});

it("tells calls with one id apart, and answers them in their order", () => {
  const ids = new ToolIds();
  const calls = [ids.call("0"), ids.call("0"), ids.call("aaaaaaaaa"), ids.call("aaaaaaaaa")];
  expect(new Set(calls).size).toBe(4);
  expect([ids.result("0"), ids.result("0"), ids.result("aaaaaaaaa"), ids.result("aaaaaaaaa")]).toEqual(calls);
});

it("gives a result without a call an id of its own", () => {
  expect(new ToolIds().result("lost")).toMatch(accepted);
});

it("gives ids that Mistral takes, no two the same, whatever the conversation calls them", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (wishes) => {
      const ids = new ToolIds();
      const given = wishes.map((wish) => ids.call(wish));
      for (const id of given) expect(id).toMatch(accepted);
      expect(new Set(given).size).toBe(wishes.length);
    }),
  );
});
