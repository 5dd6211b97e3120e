import { expect, it } from "vitest";
import { lent } from "../request-reader.ts";
import { RequestParts } from "./request-parts.ts";

const request = { model: "auto", messages: [{ role: "user" as const, content: "Write a poem" }] };
const found = { guess: { task: "verse", confidence: 0.9 }, classifier: undefined };

it("asks for the task only where nobody said it, and there is a text", () => {
  let asked = 0;
  const find = () => {
    asked += 1;
    return found;
  };
  const parts = new RequestParts({ find }, lent);
  expect(parts.read(request, { task: "prose" })).toMatchObject({ profile: { task: "prose", guess: undefined } });
  expect(parts.read({ ...request, messages: [] }, {})).toMatchObject({ profile: { task: "unknown" }, text: "" });
  expect(asked).toBe(0);
  expect(parts.read(request, {})).toMatchObject({ profile: { task: "verse" }, text: "Write a poem" });
});

it("waits where the finder waits", async () => {
  const parts = new RequestParts({ find: async () => found }, lent);
  expect(await parts.read(request, {})).toMatchObject({ profile: { task: "verse", taskFrom: "classifier" } });
});

it("keeps the text off the profile, and hands the finder a profile without a task", () => {
  const parts = new RequestParts(
    {
      find: (_, profile) => {
        expect(profile()).toMatchObject({ task: "unknown", taskFrom: "nobody", messages: 1 });
        return found;
      },
    },
    lent,
  );
  expect(JSON.stringify(parts.read(request, {}))).toContain("poem");
  const read = parts.read(request, {});
  expect(JSON.stringify("profile" in read && read.profile)).not.toContain("poem");
});
