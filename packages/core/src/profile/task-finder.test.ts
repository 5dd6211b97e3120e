import { expect, it } from "vitest";
import { profileOf } from "./profile.ts";
import { TaskFinder } from "./task-finder.ts";

const poem = "Write a short poem about the sea.";
const request = { model: "auto", messages: [{ role: "user" as const, content: poem }] };

it("says nothing until its classifier has come, and asks for it by itself", async () => {
  const finder = new TaskFinder();
  expect(finder.find(poem)).toBeUndefined();
  await finder.load();
  expect(finder.find(poem)?.task).toBe("writing");
});

it("leaves classifying to the user's own function, or to nobody", () => {
  expect(new TaskFinder({ classifier: () => ({ task: "verse", confidence: 0.9 }) }).find(poem)?.task).toBe("verse");
  expect(new TaskFinder({ classifier: false }).find(poem)).toBeUndefined();
});

it("knows the user's own tasks first, from examples or from what was learned of them", async () => {
  const examples = [
    "write a sonnet",
    "a short poem about rain",
    "write a poem",
    "a poem about my cat",
    "verse on the sea",
  ];
  const taught = { verses: { examples } };
  const finder = new TaskFinder({ tasks: taught });
  await finder.load();
  expect(finder.find(poem)?.task).toBe("verses");
  expect(finder.find("Translate this into French: The train leaves at nine.")?.task).toBe("translation");
  const { learnTasks } = await import("./classifier/index.ts");
  const again = new TaskFinder({ classifier: false, tasks: learnTasks(taught) });
  await again.load();
  expect(again.find(poem)).toEqual(finder.find(poem));
  expect(again.find("Translate this into French: The train leaves at nine.")).toBeUndefined();
});

it("takes no harm from a user's function that throws or says nonsense", () => {
  const broken = (): never => {
    throw new Error("broken");
  };
  expect(new TaskFinder({ classifier: broken }).find(poem)).toBeUndefined();
  expect(new TaskFinder({ classifier: () => ({ task: "verse", confidence: 7 }) }).find(poem)).toBeUndefined();
});

it("is asked only where the caller says nothing, and believed only where it is sure", () => {
  const classify = () => ({ task: "verse", confidence: 0.5 });
  expect(profileOf(request, { classify })).toMatchObject({ task: "verse", taskFrom: "classifier" });
  expect(profileOf(request, { classify, task: "prose" })).toMatchObject({
    task: "prose",
    taskFrom: "caller",
    guess: undefined,
  });
  const unsure = profileOf(request, { classify, minConfidence: 0.6 });
  expect(unsure).toMatchObject({ task: "unknown", taskFrom: "nobody", guess: { task: "verse" } });
});
