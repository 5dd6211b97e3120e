import { expect, it } from "vitest";
import { completion, usage } from "../../test/stage.ts";
import { assembleCompletion } from "../chunks/index.ts";
import { derivedStream } from "./derived-stream.ts";

it("streams a whole answer, and passes on what comes with it", async () => {
  const whole = completion("Hi", usage);
  const { body, ...rest } = derivedStream({ body: whole, warnings: [], requestId: "r1" });
  expect(rest).toEqual({ warnings: [], requestId: "r1" });
  const chunks = [];
  for await (const chunk of body) chunks.push(chunk);
  expect(chunks.length).toBeGreaterThan(1);
  expect(assembleCompletion(chunks)).toEqual(whole);
});
