import { expect, it } from "vitest";
import { hello, stage } from "../../test/stage.ts";

it("spends a ranking one by one where nothing is said", async () => {
  expect((await stage().answer()).overture.mode).toBe("single");
});

it("takes the mode from the request, then from its scope, then from a rule, then from the constructor", async () => {
  const set = stage({ mode: "council", rules: [{ when: { tag: "quick" }, mode: "speculative" }] });
  expect((await set.answer()).overture.mode).toBe("council");
  expect((await set.answer({ overture: { tags: ["quick"] } })).overture.mode).toBe("speculative");
  const stream = await set.stream({ overture: { tags: ["quick"], mode: "council" } });
  expect((await set.clock.runUntil(stream.completion())).overture.mode).toBe("council");
  const single = set.overture.for({ mode: "single" });
  const answer = await set.clock.runUntil(single.chat.completions.create({ ...hello, stream: false }));
  expect(answer.overture.mode).toBe("single");
});

it("refuses a mode that there is not", async () => {
  // @ts-expect-error there is no such mode
  expect(await stage().failure({ overture: { mode: "fast" } })).toMatchObject({
    code: "invalid_request",
    param: "overture.mode",
  });
});
