import { expect, it } from "vitest";
import { UsageKinds } from "./usage-kinds.ts";

const day = "2026-01-01";
const labels = (tag: string) => ({ model: "a/m", mode: "single", tags: [tag] });

it("tells five hundred kinds of calls apart, and counts the rest by mode", () => {
  const kinds = new UsageKinds();
  const of = (tag: string, on = day, space = "app") => kinds.labelsOf(space, on, labels(tag));
  for (let index = 0; index < 500; index += 1) expect(of(`tag ${index}`)).toEqual(labels(`tag ${index}`));
  expect(of("tag 500")).toEqual({ mode: "single", model: "(other)", tags: [] });
  expect(of("tag 7")).toEqual(labels("tag 7"));
  expect(of("tag 500", "2026-01-02")).toEqual(labels("tag 500"));
  expect(of("tag 500", day, "tenant acme")).toEqual(labels("tag 500"));
});

it("takes tags in any order for one kind", () => {
  const kinds = new UsageKinds();
  for (let index = 0; index < 499; index += 1) kinds.labelsOf("app", day, labels(`${index}`));
  kinds.labelsOf("app", day, { ...labels("a"), tags: ["a", "b"] });
  expect(kinds.labelsOf("app", day, { ...labels("a"), tags: ["b", "a"] }).tags).toEqual(["b", "a"]);
  expect(kinds.labelsOf("app", day, labels("c")).model).toBe("(other)");
});

it("remembers a thousand days of spaces, those latest that came latest", () => {
  const kinds = new UsageKinds();
  for (let index = 0; index < 501; index += 1) kinds.labelsOf("first", day, labels(`${index}`));
  for (let space = 0; space < 999; space += 1) kinds.labelsOf(`${space}`, day, labels("a"));
  expect(kinds.labelsOf("first", day, labels("new")).model).toBe("(other)");
  for (let space = 0; space < 1000; space += 1) kinds.labelsOf(`${space}`, day, labels("a"));
  expect(kinds.labelsOf("first", day, labels("new"))).toEqual(labels("new"));
});
