import { expect, it } from "vitest";
import { estimateImageTokens } from "./estimate-image.ts";

const gif = (width: number, height: number): string => {
  const bytes = Buffer.alloc(64);
  bytes.write("GIF89a");
  bytes.writeUInt16LE(width, 6);
  bytes.writeUInt16LE(height, 8);
  return `data:image/gif;base64,${bytes.toString("base64")}`;
};

// The sizes and counts of the examples in OpenAI's guide to vision, and beyond them.
it.each([
  [1024, 1024, "high", 765],
  [2048, 4096, "high", 1105],
  [4096, 8192, "low", 85],
  [512, 512, "auto", 255],
  [100, 50, null, 255],
  [8000, 400, undefined, 85 + 4 * 170],
])("%i x %i pixels in %s detail are %i tokens", (width, height, detail, tokens) => {
  expect(estimateImageTokens(gif(width, height), detail)).toBe(tokens);
});

it("takes an image by its address for one of 1024 x 1024 pixels", () => {
  expect(estimateImageTokens("https://example.com/cat.jpg", "auto")).toBe(765);
  expect(estimateImageTokens("https://example.com/cat.jpg", "low")).toBe(85);
});
