import { expect, it } from "vitest";
import { chunk, chunkProvider, read, stage } from "../../test/stage.ts";
import { StreamInterruptedError } from "./stream-interrupted.ts";

it("says who broke off and with what, and brings what had come and what it cost", async () => {
  const reset = (): never => {
    throw new TypeError("reset");
  };
  const set = stage({
    providers: [chunkProvider("a", [chunk({ content: "One" }), chunk({ content: " two" }), reset])],
  });
  const { error } = await read(set, await set.stream());
  expect(error).toBeInstanceOf(StreamInterruptedError);
  expect(error).toMatchObject({
    code: "stream_interrupted",
    status: 502,
    message: "The stream of a/m broke after its first content (network): reset",
    attempts: [{ model: "a/m", fault: "network" }],
    partial: { model: "a/m", choices: [{ message: { content: "One two" } }] },
    cost: { certainty: "at-least" },
  });
});
