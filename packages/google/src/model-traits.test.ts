import type { ModelCard } from "@overture/core/provider";
import { expect, it } from "vitest";
import { traitsOf } from "./model-traits.ts";
import { models } from "./models.ts";

it.each([
  ["gemini-3.5-flash", 3.5, false, "level"],
  ["models/gemini-3.1-pro-preview", 3.1, true, "level"],
  ["gemini-3-flash-preview", 3, false, "level"],
  ["gemini-2.5-pro", 2.5, true, "budget"],
  ["gemini-2.0-flash", 2, false, "none"],
  ["gemini-flash-latest", Number.POSITIVE_INFINITY, false, "level"],
  ["gemma-4-31b-it", 0, false, "none"],
])("reads %s off its name", (name, version, pro, thinking) => {
  expect(traitsOf(name, undefined)).toEqual({ version, pro, thinking });
});

it("believes the card", () => {
  const [card] = models as readonly [ModelCard];
  const silent = { ...card, capabilities: { ...card.capabilities, reasoning: "no" } } as const;
  expect(traitsOf("gemini-3.5-flash", silent).thinking).toBe("none");
  expect(traitsOf("tuned", card).thinking).toBe("level");
});
