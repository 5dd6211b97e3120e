import { expect, it } from "vitest";
import { stage } from "../../../test/stage.ts";

it("is plain JSON: counters, names of models and tasks, and nobody's text", async () => {
  const set = stage({ cast: { a: {} } });
  const { overture } = await set.answer({
    messages: [{ role: "user", content: "canary-prompt" }],
    user: "canary-user",
    overture: { task: "greeting", tags: ["canary-tag"] },
  });
  await set.overture.feedback(overture.id, { score: 0.9, source: "canary-source" });
  const exported = await set.overture.learning.export();
  const text = JSON.stringify(exported);
  expect(JSON.parse(text)).toEqual(exported);
  expect(text).not.toContain("canary");
  expect(exported).toMatchObject({
    kind: "overture.learning",
    version: 1,
    levels: 3,
    contexts: [["greeting"]],
    quality: [{ model: "a/m", context: ["greeting"] }],
  });
  // Others may be known as well, of whom only was asked what to expect.
  expect(exported.models.find(({ model }) => model === "a/m")).toMatchObject({
    total: [{ upToTokens: 1000 }],
    outputByContext: [{ context: "greeting" }],
  });
});
