import { describe, expect, it } from "vitest";
import { scholars } from "../../../test/scholars.ts";
import { hello } from "../../../test/stage.ts";

const cast = { a: {}, b: {}, c: {}, d: {} };
const membersOf = async (council: object, request: object = {}, more: object = {}): Promise<readonly string[]> => {
  const { report } = await scholars(cast, more).council(council, request);
  return report.members.map(({ model }) => model);
};

describe("the members", () => {
  it("are the first of the ranking, three by default", async () => {
    const set = scholars(cast);
    const { overture } = await set.answer({ overture: { mode: "council" } });
    expect(overture.council?.members.map(({ model }) => model)).toEqual(["a/m", "b/m", "c/m"]);
  });

  it("are samples of one model where the request names one", async () => {
    expect(await membersOf({ members: 3 }, { model: "b/m" })).toEqual(["b/m", "b/m", "b/m"]);
  });

  it("are those that are named, the same one twice if so, whoever the request may go to", async () => {
    expect(await membersOf({ members: ["d/m", "b/m", "d/m"] }, { model: "a/m" })).toEqual(["d/m", "b/m", "d/m"]);
  });

  it("may be set for all requests by the constructor, and a rule may call them", async () => {
    const rules = [{ when: { tag: "grave" }, mode: "council" as const }];
    const set = scholars(cast, { rules, council: { members: ["c/m", "d/m"] } });
    const { overture } = await set.answer({ overture: { tags: ["grave"] } });
    expect(overture.council?.members.map(({ model }) => model)).toEqual(["c/m", "d/m"]);
    expect((await set.answer()).overture.mode).toBe("single");
  });

  it("keep to the rules that say who may serve", async () => {
    const set = scholars(cast, { rules: [{ never: ["b/*"] }] });
    const error = await set.failure({ overture: { mode: "council", council: { members: ["a/m", "b/m"] } } });
    expect(error).toMatchObject({ code: "invalid_request", param: "overture.council.members[1]" });
    expect(error.message).toBe('The option "council.members[1]" is "b/m", which a rule excludes b/*.');
  });

  it("have to be models that there are", async () => {
    const error = await scholars(cast).failure({ overture: { mode: "council", council: { members: ["a/m", "z/m"] } } });
    expect(error).toMatchObject({ code: "model_not_found", param: "council" });
  });

  it("are named one by one, and not by a pattern", async () => {
    const error = await scholars(cast).failure({ overture: { mode: "council", council: { members: ["a/m", "b/*"] } } });
    expect(error.message).toContain('"council.members[1]" is "b/*", which is not the name of one model');
  });
});

describe("the judge and the chairman", () => {
  it("have to be able to serve, before anybody is asked", async () => {
    const set = scholars(cast, { rules: [{ never: ["d/*"] }] });
    const error = await set.failure({ overture: { mode: "council", council: { chairman: "d/m" } } });
    expect(error).toMatchObject({ param: "overture.council.chairman" });
    expect(set.asked).toHaveLength(0);
  });

  it("take no seat among members that are counted", async () => {
    const set = scholars(cast, { models: ["a/m", "b/m", "c/m"] });
    const { overture } = await set.answer({ overture: { mode: "council", council: { members: 4, chairman: "d/m" } } });
    expect(overture.council?.members.map(({ model }) => model)).toEqual(["a/m", "b/m", "c/m", "a/m"]);
  });
});

it("changes nothing for requests of another mode", async () => {
  const set = scholars(cast, { models: ["a/m"], council: { members: ["c/m", "d/m"] } });
  expect((await set.overture.decide(hello)).ranking.map(({ model }) => model)).toEqual(["a/m"]);
});
