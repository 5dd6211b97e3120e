import { expect, it, vi } from "vitest";
import { jsonLines } from "./json-lines.ts";

function source(...values: unknown[]) {
  const abort = vi.fn();
  const next = vi.fn(async (): Promise<IteratorResult<unknown>> => {
    const value = values.shift();
    if (value instanceof Error) throw value;
    return value === undefined ? { done: true, value } : { done: false, value };
  });
  return { abort, next };
}

it("gives one line for each value, whatever characters it holds", async () => {
  const text = await new Response(jsonLines(source({ a: "one\ntwo" }, { b: "ü" }))).text();
  expect(text).toBe('{"a":"one\\ntwo"}\n{"b":"ü"}\n');
});

it("reads nothing ahead, and leaves the source when it is cancelled", async () => {
  const chunks = source({ a: 1 }, { a: 2 });
  const stream = jsonLines(chunks);
  await new Promise((resolve) => setImmediate(resolve));
  expect(chunks.next).not.toHaveBeenCalled();
  const reader = stream.getReader();
  await reader.read();
  expect(chunks.next).toHaveBeenCalledOnce();
  await reader.cancel();
  expect(chunks.abort).toHaveBeenCalledOnce();
});

it("fails with what breaks the source", async () => {
  await expect(new Response(jsonLines(source({ a: 1 }, new Error("broke")))).text()).rejects.toThrow("broke");
});
