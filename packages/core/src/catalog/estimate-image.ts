import { imageSizeOf } from "./image-size.ts";

/** The side of a tile, in pixels. */
const tileSide = 512;

/** What an image costs whatever its size, and what each tile adds: OpenAI's numbers, between those of the other vendors. */
const tokensPerImage = 85;
const tokensPerTile = 170;

/** Taken where the size is not known: an image by its address, or in a format that is not read. */
const usualSize = { width: 1024, height: 1024 };

/**
 * About how many tokens an image is. With the detail `low` it is one small picture; otherwise it is scaled to fit a square of
 * 2048 pixels and then to at most 768 on its shorter side, and cut into tiles of 512 (OpenAI's guide to vision).
 */
export function estimateImageTokens(url: string, detail: string | null | undefined): number {
  if (detail === "low") return tokensPerImage;
  const { width, height } = imageSizeOf(url) ?? usualSize;
  const fit = Math.min(1, 2048 / Math.max(width, height));
  const scale = fit * Math.min(1, 768 / (Math.min(width, height) * fit));
  const tiles = Math.ceil((width * scale) / tileSide) * Math.ceil((height * scale) / tileSide);
  return tokensPerImage + tokensPerTile * tiles;
}
