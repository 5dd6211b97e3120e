import { expect, it } from "vitest";
import { OvertureError } from "../chat/index.ts";
import { checkRoutes } from "./routes.ts";

const problem = (routes: Record<string, string[]>, models?: string[]): OvertureError => {
  try {
    checkRoutes(routes, models);
  } catch (error) {
    if (error instanceof OvertureError) return error;
  }
  throw new Error("nothing was wrong");
};

it("lets routes lead to models, patterns, other routes and auto", () => {
  checkRoutes({ fast: ["a/m", "b/*"], safe: ["fast", "auto"], both: ["fast", "safe", "fast"] }, ["a/*", "fast"]);
  expect.assertions(0);
});

it.each([
  [{ fast: ["fast"] }, undefined, "routes.fast", "fast → fast"],
  [{ one: ["two"], two: ["a/m", "three"], three: ["one"] }, undefined, "routes.one", "one → two → three → one"],
  [{}, ["auto"], "models", "auto → auto"],
  [{ fast: ["auto"] }, ["fast"], "routes.fast", "fast → auto → fast"],
])("refuses what leads back to itself (%#)", (routes, models, param, way) => {
  expect(problem(routes as Record<string, string[]>, models)).toMatchObject({
    code: "invalid_option",
    param,
    message: `The option "${param}" leads back to itself: ${way}.`,
  });
});

it("refuses a route that nobody could ask for", () => {
  expect(problem({ auto: ["a/m"] })).toMatchObject({ code: "invalid_option", param: "routes.auto" });
});
