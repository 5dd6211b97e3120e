import { expect, it } from "vitest";
import { stage } from "../test/stage.ts";

it("lists auto, the routes, and every model of the providers that have a key", async () => {
  const { overture } = stage({ cast: { a: {}, b: { keys: [] } }, routes: { fast: ["a/m"] } });
  expect(await overture.models.list()).toEqual({
    object: "list",
    data: [
      { id: "auto", object: "model", created: 0, owned_by: "overture" },
      { id: "fast", object: "model", created: 0, owned_by: "overture" },
      { id: "a/m", object: "model", created: 0, owned_by: "a" },
    ],
  });
});
