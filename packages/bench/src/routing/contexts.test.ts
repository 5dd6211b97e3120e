import { expect, it } from "vitest";
import { contexts } from "./contexts.ts";

it("tells apart what its name says, and nothing else", () => {
  const profile = { answerForm: "a form", length: "a length", task: "a task" } as never;
  for (const [name, context] of Object.entries(contexts)) {
    if (!context) continue;
    const wanted =
      name === "nothing" ? ["anything"] : name.split(", ").map((part) => `a ${part === "class" ? "task" : part}`);
    expect(context(profile)).toEqual(wanted);
  }
});
