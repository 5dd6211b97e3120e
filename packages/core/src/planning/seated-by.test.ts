import { expect, it } from "vitest";
import { hello, stage } from "../../test/stage.ts";

const ranked = async (options: object, request: object = {}): Promise<readonly string[]> => {
  const { overture } = stage({ cast: { a: {}, b: {}, c: {}, d: {} }, models: ["a/m"], ...options });
  return (await overture.decide({ ...hello, ...request })).ranking.map(({ model }) => model);
};

it("has those considered whom a council names: members, chairman and judge", async () => {
  const council = { members: ["b/m", "b/m"], chairman: "c/m", judge: "d/m" };
  expect(await ranked({ mode: "council", council })).toEqual(["a/m", "b/m", "c/m", "d/m"]);
  expect(await ranked({}, { overture: { mode: "council", council: { members: ["d/m", "b/m"] } } })).toEqual([
    ...["a/m", "d/m", "b/m"],
  ]);
});

it("lays the request's council over the constructor's", async () => {
  const request = { overture: { council: { members: ["b/m", "d/m"] } } };
  expect(await ranked({ mode: "council", council: { chairman: "c/m" } }, request)).toEqual([
    "a/m",
    "b/m",
    "d/m",
    "c/m",
  ]);
});

it("seats nobody for vectors, which no council makes", async () => {
  const { overture } = stage({ cast: { a: {}, b: {} }, mode: "council", council: { members: ["b/m", "b/m"] } });
  await expect(overture.embeddings.create({ model: "a/m", input: "Hello" })).rejects.toMatchObject({
    message: expect.not.stringContaining("b/m"),
  });
});

it("changes nothing where no council is held", async () => {
  expect(await ranked({ council: { members: ["b/m", "c/m"] } })).toEqual(["a/m"]);
});
