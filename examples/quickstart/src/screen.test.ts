import { afterEach, expect, it, vi } from "vitest";

const { isTTY } = process.stdout;

afterEach(() => {
  process.stdout.isTTY = isTTY;
  vi.restoreAllMocks();
  vi.resetModules();
});

/** What the screen writes, on a terminal or in a pipe. */
async function written(terminal: boolean): Promise<string> {
  process.stdout.isTTY = terminal;
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const { heading, print, showStatus } = await import("./screen.ts");
  heading("Act one");
  showStatus("1 of 2 …");
  print("an answer");
  showStatus("");
  return write.mock.calls.map(([part]) => String(part)).join("");
}

it("writes plain lines into a pipe", async () => {
  expect(await written(false)).toBe("\nAct one\nan answer\n");
});

it("keeps the status on a terminal's last line, and takes it away", async () => {
  const text = await written(true);
  expect(text).toMatch(/an answer\n[^\n]*1 of 2 …/);
  expect(text.endsWith("\r\u001b[2K")).toBe(true);
});
