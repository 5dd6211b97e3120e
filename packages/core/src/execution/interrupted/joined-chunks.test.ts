import { expect, it } from "vitest";
import { chunk, usageChunk } from "../../../test/stage.ts";
import type { ChatCompletionChunk } from "../../index.ts";
import { joinedChunks } from "./joined-chunks.ts";

async function* from(chunks: readonly ChatCompletionChunk[]): AsyncGenerator<ChatCompletionChunk> {
  yield* chunks;
}

async function joined(before: string | undefined, first: ChatCompletionChunk, ...rest: readonly ChatCompletionChunk[]) {
  const all: ChatCompletionChunk[] = [];
  const source = { buffered: [first], chunks: from(rest) };
  for await (const each of joinedChunks(source, { id: "own", created: 7, before })) all.push(each);
  return { all, text: all.map((each) => each.choices[0]?.delta.content ?? "").join("") };
}

it("carries the answer's own id, and no second role", async () => {
  const { all } = await joined("One", chunk({ role: "assistant", content: " two" }), chunk({}, "stop"), usageChunk);
  expect(all.map(({ id, created }) => [id, created])).toEqual(Array.from({ length: 3 }, () => ["own", 7]));
  expect(all[0]?.choices[0]?.delta).toEqual({ content: " two" });
  expect(all[2]?.usage).toEqual(usageChunk.usage);
});

it("hands over what was held back before a finish reason, before a tool call, and at the end", async () => {
  // What could yet become a longer repeat is held back.
  expect(await joined("One two", chunk({ content: "tw" }), chunk({}, "stop"))).toMatchObject({ text: "tw" });
  const call = { index: 0, id: "1", type: "function" as const, function: { name: "f", arguments: "" } };
  const { all } = await joined("One two", chunk({ content: "tw" }), chunk({ tool_calls: [call] }));
  expect(all.map((each) => each.choices[0]?.delta.content)).toEqual(["", "tw"]);
  expect((await joined("One two", chunk({ content: "tw" }))).text).toBe("tw");
});

it("names the role no second time, where nothing can be repeated either", async () => {
  const { all, text } = await joined("", chunk({ role: "assistant", content: "two" }), chunk({}, "stop"));
  expect(text).toBe("two");
  expect(all[0]?.choices[0]?.delta).toEqual({ content: "two" });
});

it("leaves everything as it is where the model begins again", async () => {
  const { all, text } = await joined(undefined, chunk({ role: "assistant", content: "One" }), chunk({}, "stop"));
  expect(text).toBe("One");
  expect(all[0]?.choices[0]?.delta.role).toBe("assistant");
});
