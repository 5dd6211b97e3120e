import { expect, it, vi } from "vitest";
import { runSteps } from "../../../scripts/steps.mjs";
import { root } from "../src/repository.ts";

const node = (name: string, code: string, after: string[] = []) => ({
  name,
  command: [process.execPath, "--eval", code],
  after,
});

const run = async (steps: Parameters<typeof runSteps>[0]) => {
  let printed = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += text;
    return true;
  });
  try {
    return { results: await runSteps(steps, { cwd: root, environment: process.env }), printed };
  } finally {
    write.mockRestore();
  }
};

it("says of each step how it went, and keeps what it printed", async () => {
  const { results, printed } = await run([
    node("good", "console.log('fine')"),
    node("bad", "console.error('broken'); process.exit(3)"),
  ]);
  expect(results).toMatchObject([
    { name: "good", ok: true, output: "fine\n" },
    { name: "bad", ok: false, output: "broken\n" },
  ]);
  expect(printed).toMatch(/good +ok +\d+\.\d s\n/);
  expect(printed).toMatch(/bad +failed +\d+\.\d s\n/);
});

it("starts a step once those before it have ended, even badly", async () => {
  const { printed } = await run([
    node("first", "setTimeout(() => process.exit(1), 100)"),
    node("second", "", ["first"]),
  ]);
  expect(printed.indexOf("first")).toBeLessThan(printed.indexOf("second"));
});

it("fails a step whose program is not there", async () => {
  const { results } = await run([{ name: "lost", command: ["no-such-program-anywhere"] }]);
  expect(results).toMatchObject([{ ok: false, output: expect.stringContaining("no-such-program-anywhere") }]);
});

it("hands on what a step sends", async () => {
  const messages: unknown[] = [];
  await run([{ ...node("talks", "process.send({ passed: 1 })"), onMessage: (message) => messages.push(message) }]);
  expect(messages).toEqual([{ passed: 1 }]);
});
