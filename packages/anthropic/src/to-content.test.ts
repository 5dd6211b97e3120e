import type { UserPart, Warning } from "@overture/core/provider";
import { ProviderFault } from "@overture/core/provider";
import { describe, expect, it } from "vitest";
import { cacheControlOf, keepLastCacheMarks, textBlocks, userBlock } from "./to-content.ts";

const png = "data:image/png;base64,iVBORw0=";
const pdf = "data:application/pdf;base64,JVBERi0xLjQ=";

function block(part: UserPart) {
  return userBlock(part, []);
}

function kindOf(part: UserPart): string | undefined {
  try {
    userBlock(part, []);
  } catch (fault) {
    return fault instanceof ProviderFault ? fault.kind : "no fault";
  }
  return undefined;
}

describe("what a user sends", () => {
  it.each<[string, UserPart, object]>([
    ["text", { type: "text", text: "Hi" }, { type: "text", text: "Hi" }],
    [
      "an image's bytes",
      { type: "image_url", image_url: { url: png } },
      { type: "image", source: { type: "base64", media_type: "image/png", data: "iVBORw0=" } },
    ],
    [
      "a JPEG by its other name",
      { type: "image_url", image_url: { url: "data:image/jpg;base64,/9g=" } },
      { type: "image", source: { type: "base64", media_type: "image/jpeg", data: "/9g=" } },
    ],
    [
      "an image's address",
      { type: "image_url", image_url: { url: "https://example.com/a.png" } },
      { type: "image", source: { type: "url", url: "https://example.com/a.png" } },
    ],
    [
      "a PDF",
      { type: "file", file: { file_data: pdf, filename: "a.pdf" } },
      {
        type: "document",
        source: { type: "base64", media_type: "application/pdf", data: "JVBERi0xLjQ=" },
        title: "a.pdf",
      },
    ],
    [
      "a PDF without its type",
      { type: "file", file: { file_data: "JVBERi0xLjQ=" } },
      { type: "document", source: { type: "base64", media_type: "application/pdf", data: "JVBERi0xLjQ=" } },
    ],
    [
      "a text file",
      { type: "file", file: { file_data: `data:text/csv;base64,${btoa("a,b")}` } },
      { type: "document", source: { type: "text", media_type: "text/plain", data: "a,b" } },
    ],
    [
      "a file that Anthropic has",
      { type: "file", file: { file_id: "file_011C" } },
      { type: "document", source: { type: "file", file_id: "file_011C" } },
    ],
  ])("takes %s", (_name, part, expected) => {
    expect(block(part)).toEqual(expected);
  });

  it.each<[string, UserPart, string]>([
    ["sound", { type: "input_audio", input_audio: { data: "", format: "wav" } }, "unsupported"],
    ["a vector image", { type: "image_url", image_url: { url: "data:image/svg+xml;base64,PA==" } }, "unsupported"],
    ["a spreadsheet", { type: "file", file: { file_data: "data:application/xlsx;base64,PA==" } }, "unsupported"],
    ["another provider's file", { type: "file", file: { file_id: "file-abc" } }, "unsupported"],
    ["bytes of no type", { type: "file", file: { file_data: "AAAA" } }, "invalid_request"],
    ["bytes that are not base64", { type: "image_url", image_url: { url: "data:image/png,abc" } }, "invalid_request"],
  ])("refuses %s", (_name, part, kind) => {
    expect(kindOf(part)).toBe(kind);
  });

  it("leaves out text without anything in it, which Anthropic would refuse", () => {
    expect(block({ type: "text", text: " \n" })).toBeUndefined();
    expect(textBlocks("")).toEqual([]);
    expect(textBlocks(null)).toEqual([]);
    expect(
      textBlocks([
        { type: "text", text: "a" },
        { type: "text", text: "" },
      ]),
    ).toEqual([{ type: "text", text: "a" }]);
  });

  it("warns that an image's detail is not the caller's to choose", () => {
    const warnings: Warning[] = [];
    userBlock({ type: "image_url", image_url: { url: png, detail: "auto" } }, warnings);
    expect(warnings).toEqual([]);
    userBlock({ type: "image_url", image_url: { url: png, detail: "low" } }, warnings);
    expect(warnings).toMatchObject([{ code: "parameter_dropped" }]);
  });
});

describe("cache marks", () => {
  it("come from Anthropic's own or from OpenAI's breakpoint, on any part", () => {
    expect(cacheControlOf({ cache_control: { type: "ephemeral" } })).toEqual({ type: "ephemeral" });
    expect(cacheControlOf({ cache_control: { type: "ephemeral", ttl: "1h" } })).toEqual({
      type: "ephemeral",
      ttl: "1h",
    });
    expect(cacheControlOf({ prompt_cache_breakpoint: { mode: "explicit" } })).toEqual({ type: "ephemeral" });
    expect(cacheControlOf({ prompt_cache_breakpoint: { mode: "explicit", ttl: "30m" } })).toEqual({
      type: "ephemeral",
      ttl: "1h",
    });
    expect(cacheControlOf({})).toBeUndefined();
    expect(
      block({ type: "file", file: { file_data: pdf }, prompt_cache_breakpoint: { mode: "explicit" } }),
    ).toMatchObject({
      cache_control: { type: "ephemeral" },
    });
  });

  it("are kept to the last four", () => {
    const mark = { type: "ephemeral" } as const;
    const blocks = ["a", "b", "c", "d", "e", "f"].map((text) => ({ type: "text" as const, text, cache_control: mark }));
    const warnings: Warning[] = [];
    keepLastCacheMarks(blocks, warnings);
    expect(blocks.filter((each) => "cache_control" in each).map((each) => each.text)).toEqual(["c", "d", "e", "f"]);
    expect(warnings).toMatchObject([{ code: "parameter_changed" }]);
  });
});
