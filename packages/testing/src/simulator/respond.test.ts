import { afterAll, beforeEach, expect, it } from "vitest";
import { startSimulator } from "./start-simulator.ts";

const simulator = await startSimulator("openai");
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const answer = { text: "one two three" };
const ask = async (stream: boolean): Promise<string> => {
  const response = await fetch(`${simulator.baseURL}/chat/completions`, {
    ...{ method: "POST", headers: { authorization: "Bearer k" } },
    body: JSON.stringify({ model: "m", stream, messages: [{ role: "user", content: "Hi" }] }),
  });
  return response.text();
};
const pieces = (text: string): readonly string[] =>
  [...text.matchAll(/"content":"([^"]+)"/g)].map((match) => match[1] ?? "");

it.each([
  [0, []],
  [1, ["one"]],
  [2, ["one", " two"]],
  [99, ["one", " two", " three"]],
])("cuts a stream after %i pieces, before its end", async (afterChunks, expected) => {
  simulator.next({ fault: "cut_stream", afterChunks, answer });
  const text = await ask(true);
  expect(pieces(text)).toEqual(expected);
  expect(text).not.toContain("[DONE]");
  expect(text).not.toContain('"finish_reason":"stop"');
});

it("spoils one line, and goes on", async () => {
  simulator.next({ fault: "malformed_json", afterChunks: 1, answer });
  const text = await ask(true);
  expect(pieces(text).at(-1)).toBe(" three");
  expect(text).toContain("never clo\n\n");
  expect(text).toContain("[DONE]");
});

it("sends an error as an event, in the vendor's form", async () => {
  simulator.next({ fault: "error_event", afterChunks: 1, error: "rate_limit", answer });
  const last = (await ask(true)).trim().split("\n\n").at(-1) ?? "";
  expect(JSON.parse(last.slice(6))).toMatchObject({ error: { code: "rate_limit_exceeded" } });
});

it("does the like to a whole body", async () => {
  simulator.next({ fault: "cut_stream", answer }, { fault: "malformed_json", answer }, { fault: "html" });
  for (const start of ['{"id"', '{"id"', "<!doctype"]) {
    const text = await ask(false);
    expect(text.startsWith(start)).toBe(true);
    expect(() => JSON.parse(text)).toThrow();
  }
});
