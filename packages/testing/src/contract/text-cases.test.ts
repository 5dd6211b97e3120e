import { expect, it } from "vitest";
import { failuresOf } from "../../test/failures.ts";

it("holds for a sound adapter", async () => {
  expect(await failuresOf("text:")).toEqual([]);
});

it("sees a finish reason that is lost", async () => {
  const failures = await failuresOf("text: the finish reason length", {
    chunk: (chunk) => ({
      ...chunk,
      choices: chunk.choices.map((choice) => ({ ...choice, finish_reason: choice.finish_reason && "stop" })),
    }),
  });
  expect(failures).toHaveLength(1);
});

it("sees text that a stream loses, and usage that it does not report", async () => {
  const lost = await failuresOf("text: the stream's", {
    chunk: (chunk) => (chunk.choices[0]?.delta.content === " jagen" ? { ...chunk, choices: [] } : chunk),
  });
  expect(lost).toHaveLength(1);
  const unused = await failuresOf("text: a streamed", { chunk: ({ usage: _, ...chunk }) => chunk });
  expect(unused[0]).toContain("usage");
});

it("sees a refusal that is passed off as an answer", async () => {
  const failures = await failuresOf("text: a refusal", {
    completion: (body) => ({
      ...body,
      choices: body.choices.map((choice) => ({
        ...choice,
        message: { ...choice.message, content: choice.message.refusal },
      })),
    }),
  });
  expect(failures).toHaveLength(1);
});
