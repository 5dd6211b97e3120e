import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { evaluateWith } from "./evaluate.ts";

it("sends the digest, and the whole script only to a server that does not know it", async () => {
  const calls: unknown[] = [];
  const known = new Set<string>();
  const evaluate = evaluateWith({
    evalSha: async (sha, options) => {
      calls.push(["digest", options]);
      if (!known.has(sha)) throw new Error("NOSCRIPT No matching script.");
      return "=";
    },
    eval: async (script: string, options: unknown) => {
      calls.push(["whole", options]);
      known.add(createHash("sha1").update(script).digest("hex"));
      return "=";
    },
  });
  await evaluate("return 1", "key", ["a"]);
  await evaluate("return 1", "key", ["a"]);
  const options = { keys: ["key"], arguments: ["a"] };
  expect(calls).toEqual([
    ["digest", options],
    ["whole", options],
    ["digest", options],
  ]);
});

it("speaks as ioredis wants it, and as anything else with eval does", async () => {
  const calls: unknown[] = [];
  const note = async (...args: readonly unknown[]): Promise<unknown> => calls.push(args);
  await evaluateWith({ defineCommand: () => undefined, eval: note, evalsha: note })("return 1", "key", ["a"]);
  await evaluateWith({ eval: note })("return 1", "key", ["a"]);
  expect(calls).toEqual([
    [expect.stringMatching(/^[0-9a-f]{40}$/), 1, "key", "a"],
    ["return 1", ["key"], ["a"]],
  ]);
});

it("sends the digest as Upstash's client takes it, and the whole script where the server does not know it", async () => {
  const calls: unknown[] = [];
  const evaluate = evaluateWith({
    evalsha: async (...args: readonly unknown[]) => {
      calls.push(args);
      throw new Error("Command 1 [ evalsha ] failed: NOSCRIPT No matching script.");
    },
    eval: async (...args: readonly unknown[]) => calls.push(args),
  });
  await evaluate("return 1", "key", ["a"]);
  expect(calls).toEqual([
    [expect.stringMatching(/^[0-9a-f]{40}$/), ["key"], ["a"]],
    ["return 1", ["key"], ["a"]],
  ]);
});

it("hands on what is no missing script", async () => {
  const fail = async (): Promise<never> => Promise.reject(new Error("ECONNRESET"));
  await expect(evaluateWith({ evalSha: fail, eval: async () => "=" })("return 1", "key", [])).rejects.toThrow(
    "ECONNRESET",
  );
});
