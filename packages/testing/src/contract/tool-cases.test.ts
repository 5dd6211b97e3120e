import { expect, it } from "vitest";
import { failuresOf } from "../../test/failures.ts";

it("holds for a sound adapter", async () => {
  expect(await failuresOf("tools:")).toEqual([]);
});

it("sees a tool choice that is dropped", async () => {
  const failures = await failuresOf("tools: auto", { request: ({ tool_choice: _, ...request }) => request });
  expect(failures).toHaveLength(1);
});

it("sees calls that are lost, and calls whose pieces are mixed up", async () => {
  const lost = await failuresOf("tools: parallel calls", {
    completion: (body) => ({
      ...body,
      choices: body.choices.map((choice) => ({
        ...choice,
        message: { ...choice.message, tool_calls: choice.message.tool_calls?.slice(0, 1) ?? [] },
      })),
    }),
  });
  expect(lost).toHaveLength(1);
  const mixed = await failuresOf("tools: parallel calls", {
    chunk: (chunk) => ({
      ...chunk,
      choices: chunk.choices.map((choice) => ({
        ...choice,
        delta: { ...choice.delta, tool_calls: (choice.delta.tool_calls ?? []).map((call) => ({ ...call, index: 0 })) },
      })),
    }),
  });
  expect(mixed).toHaveLength(1);
});
