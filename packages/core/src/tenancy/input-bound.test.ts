import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateTokens } from "../catalog/index.ts";
import type { ChatCompletionRequest } from "../chat/index.ts";
import { mostInputTokens, utf8Bytes } from "./input-bound.ts";

const saying = (content: string): ChatCompletionRequest => ({ model: "auto", messages: [{ role: "user", content }] });

describe("the bytes of a text", () => {
  it("are those that an encoder writes, whatever the text", () => {
    const anything = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(fc.oneof(anything, fc.string({ unit: "grapheme" })), (text) => {
        expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
      }),
      { numRuns: 500, seed: 9 },
    );
  });

  it("of half a pair are those of what replaces it", () => {
    for (const text of ["\ud800", "\ud800a", "\udc00", "\ud800\ud800\udc00", "a\udfff"]) {
      expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
    }
  });
});

describe("the most input", () => {
  it("is at least a token for every byte", () => {
    expect(mostInputTokens(saying("héllo"))).toBeGreaterThanOrEqual(6);
    expect(mostInputTokens(saying("x".repeat(100_000)))).toBeGreaterThan(100_000);
    expect(mostInputTokens(saying("x".repeat(100_000)))).toBeLessThan(100_200);
  });

  it("counts numbers, and what else is no text, by what JSON writes of them", () => {
    const of = (value: unknown): number => mostInputTokens({ value }) - mostInputTokens({ value: undefined });
    for (const value of [-1.7976931348623157e308, 0.1 + 0.2, 7, true, false, null]) {
      expect(of(value)).toBe(JSON.stringify(value).length);
    }
  });

  it("is never below what is expected", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 400 }), { maxLength: 8 }), (texts) => {
        const request: ChatCompletionRequest = {
          model: "auto",
          messages: texts.map((content) => ({ role: "user", content })),
          tools: texts.map((name) => ({ type: "function", function: { name, parameters: { [name]: texts } } })),
        };
        expect(mostInputTokens(request)).toBeGreaterThanOrEqual(estimateTokens(request).total - 3);
      }),
      { numRuns: 200, seed: 9 },
    );
  });

  it("counts what is no text at its dearest, and not by the length of its base64", () => {
    const of = (part: object) => mostInputTokens({ messages: [{ role: "user", content: [part] }] });
    const data = "A".repeat(400_000);
    const image = { type: "image_url", image_url: { url: `data:image/png;base64,${data}` } };
    expect(of(image)).toBeLessThan(17_000);
    expect(of(image)).toBeGreaterThan(16_000);
    expect(of({ type: "file", file: { file_data: data } })).toBeLessThan(101_000);
    expect(of({ type: "file", file: { file_id: "" } })).toBeGreaterThan(200_000);
    expect(of({ type: "input_audio", input_audio: { data, format: "wav" } })).toBeLessThan(10_000);
  });

  it("ends for what has no end", () => {
    const endless: { self?: unknown } = {};
    endless.self = endless;
    expect(mostInputTokens(endless)).toBeGreaterThan(0);
  });
});
