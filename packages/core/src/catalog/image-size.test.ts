import fc from "fast-check";
import { expect, it } from "vitest";
import { imageSizeOf } from "./image-size.ts";

const url = (...bytes: (number | string)[]): string => {
  const flat = bytes.flatMap((each) => (typeof each === "number" ? [each] : [...Buffer.from(each, "latin1")]));
  return `data:image/x;base64,${Buffer.concat([Buffer.from(flat), Buffer.alloc(64)]).toString("base64")}`;
};
const jpegFrame = [0xff, 0xc0, 0, 17, 8, 0x01, 0x2c, 0x02, 0x80, 3];
const metadata = (length: number): number[] => [
  0xff,
  0xe1,
  (length + 2) >> 8,
  (length + 2) & 255,
  ...new Array(length).fill(7),
];

it.each([
  ["a PNG", url(0x89, "PNG\r\n\x1a\n", 0, 0, 0, 13, "IHDR", 0, 0, 2, 0x80, 0, 0, 1, 0x2c)],
  ["a GIF", url("GIF89a", 0x80, 2, 0x2c, 1)],
  ["a lossy WebP", url("RIFF", 0, 0, 0, 0, "WEBPVP8 ", 0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x80, 2, 0x2c, 1)],
  ["a lossless WebP", url("RIFF", 0, 0, 0, 0, "WEBPVP8L", 0, 0, 0, 0, 0x2f, 0x7f, 0xc2, 0x4a, 0)],
  ["an extended WebP", url("RIFF", 0, 0, 0, 0, "WEBPVP8X", 0, 0, 0, 0, 0, 0, 0, 0, 0x7f, 2, 0, 0x2b, 1, 0)],
  ["a JPEG", url(0xff, 0xd8, ...jpegFrame)],
  ["a JPEG with tables first", url(0xff, 0xd8, 0xff, 0xc4, 0, 9, 1, 2, 3, 4, 5, 6, 7, ...jpegFrame)],
  ["a JPEG with metadata", url(0xff, 0xd8, ...metadata(5000), ...metadata(3), ...jpegFrame)],
])("reads the size of %s", (_name, address) => {
  expect(imageSizeOf(address)).toEqual({ width: 640, height: 300 });
});

it("gives up on what it cannot read", () => {
  for (const address of [
    "https://example.com/cat.png",
    "data:image/png;base64,",
    "data:image/png;base64,!!!!",
    "data:image/svg+xml,<svg/>",
    url("BM", 0, 0),
    url(0x89, "PNG\r\n\x1a\n", 0, 0, 0, 13, "IHDR", 0, 0, 0, 0, 0, 0, 0, 0),
    url(0xff, 0xd8, ...metadata(60_000), ...metadata(60_000)),
  ]) {
    expect(imageSizeOf(address)).toBeUndefined();
  }
});

it("never fails, whatever the bytes", () => {
  const start = fc.constantFrom("\xff\xd8", "\xff\xd8\xff\xff", "RIFF\0\0\0\0WEBPVP8X", "\x89PNG", "GIF8", "");
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 80 }), (head, bytes) => {
      const size = imageSizeOf(url(head, ...bytes));
      expect(size === undefined || (size.width > 0 && size.height > 0)).toBe(true);
    }),
  );
});
