import { expect, it } from "vitest";
import { progressTo } from "./progress.ts";

function recorder(isTTY: boolean) {
  const written: string[] = [];
  return { written, output: { isTTY, columns: 20, write: (text: string) => written.push(text) } };
}

it("writes a plain line every few seconds into a pipe, and none in the first", () => {
  const { written, output } = recorder(false);
  let now = 0;
  const progress = progressTo(output, () => now);
  for (now = 0; now <= 12_000; now += 500) progress.show(`at ${now}`);
  progress.clear();
  expect(written).toEqual(["at 1000\n", "at 6000\n", "at 11000\n"]);
});

it("rewrites one line on a terminal, no longer than it is wide", () => {
  const { written, output } = recorder(true);
  let now = 0;
  const progress = progressTo(output, () => now);
  progress.show("too early");
  now = 1000;
  progress.show("a".repeat(50));
  progress.clear();
  expect(written).toEqual([`\r\u001b[2K${"a".repeat(19)}`, "\r\u001b[2K"]);
});
