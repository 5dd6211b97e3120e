import { expect, it } from "vitest";
import { contextLevels } from "../profile.ts";
import { contextOf } from "./context.ts";

const parts = { told: undefined, form: "text", needs: [], length: "line", task: "writing" } as const;

it("takes the caller's word alone, and a guess only where the form says nothing", () => {
  expect(contextOf({ ...parts, told: "refunds" })).toEqual(["refunds"]);
  expect(contextOf(parts)).toEqual(["form text", "line", "writing"]);
  expect(contextOf({ ...parts, form: "code" })).toEqual(["form code", "line"]);
});

it("tells apart what a request needs beside text", () => {
  const needs = ["tools", "images", "jsonSchema"];
  expect(contextOf({ ...parts, needs })[0]).toBe("form text with tools and images");
  expect(contextOf({ ...parts, needs }).length).toBeLessThanOrEqual(contextLevels);
});
