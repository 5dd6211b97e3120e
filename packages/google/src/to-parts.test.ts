import type { UserPart, Warning } from "@overture/core/provider";
import { expect, it } from "vitest";
import { faultOf } from "../test/fixtures.ts";
import { textParts, userParts } from "./to-parts.ts";

function parts(content: readonly UserPart[], fetches = true): readonly [unknown, readonly string[]] {
  const warnings: Warning[] = [];
  return [userParts(content, fetches, warnings), warnings.map((warning) => warning.param ?? "")];
}

const image = (url: string): UserPart => ({ type: "image_url", image_url: { url } });

it("gives text as it is, and nothing for nothing", () => {
  expect(textParts("Hi")).toEqual([{ text: "Hi" }]);
  expect(
    textParts([
      { type: "text", text: " " },
      { type: "text", text: "" },
    ]),
  ).toEqual([{ text: " " }]);
  expect(userParts("", true, [])).toEqual([]);
  expect(textParts(null)).toEqual([]);
});

it.each([
  [image("data:image/png;base64,AAAA"), { inlineData: { mimeType: "image/png", data: "AAAA" } }],
  [image("data:image/jpg;base64,AAAA"), { inlineData: { mimeType: "image/jpeg", data: "AAAA" } }],
  [
    image("https://example.com/cat.PNG?size=1"),
    { fileData: { fileUri: "https://example.com/cat.PNG?size=1", mimeType: "image/png" } },
  ],
  [image("https://example.com/cat"), { fileData: { fileUri: "https://example.com/cat", mimeType: "image/jpeg" } }],
  [image("gs://bucket/cat.webp"), { fileData: { fileUri: "gs://bucket/cat.webp", mimeType: "image/webp" } }],
  [
    { type: "input_audio", input_audio: { data: "AAAA", format: "wav" } },
    { inlineData: { mimeType: "audio/wav", data: "AAAA" } },
  ],
  [
    { type: "file", file: { file_data: "data:application/pdf;base64,JVBERi0x" } },
    { inlineData: { mimeType: "application/pdf", data: "JVBERi0x" } },
  ],
  [
    { type: "file", file: { file_data: "JVBERi0x" } },
    { inlineData: { mimeType: "application/pdf", data: "JVBERi0x" } },
  ],
  [
    { type: "file", file: { file_id: "files/abc", filename: "a.txt" } },
    { fileData: { fileUri: "https://generativelanguage.googleapis.com/v1beta/files/abc", mimeType: "text/plain" } },
  ],
] as [UserPart, object][])("translates %j", (part, expected) => {
  expect(parts([part])).toEqual([[expected], []]);
});

it.each([
  [image("data:image/gif;base64,AAAA"), "image/gif"],
  [image("http://example.com/cat.png"), "not https"],
  [{ type: "file", file: { file_id: "file-abc" } }, "another provider"],
  [{ type: "file", file: { file_data: "data:application/zip;base64,AAAA" } }, "application/zip"],
  [{ type: "hologram" } as unknown as UserPart, "hologram"],
] as [UserPart, string][])("refuses %j, which another model may read", async (part, said) => {
  const fault = await faultOf(() => parts([part]));
  expect(fault).toMatchObject({ kind: "unsupported", param: "messages" });
  expect(fault.message).toContain(said);
});

it("gives addresses only to models that fetch them, but Google's own to all", async () => {
  expect((await faultOf(() => parts([image("https://example.com/cat.png")], false))).kind).toBe("unsupported");
  const uri = "https://generativelanguage.googleapis.com/v1beta/files/abc";
  expect(parts([image(uri)], false)[0]).toEqual([{ fileData: { fileUri: uri, mimeType: "image/jpeg" } }]);
});

it("says what it leaves out", () => {
  const marked = { type: "text", text: "a", cache_control: { type: "ephemeral" } } as const;
  const detailed = { type: "image_url", image_url: { url: "data:image/png;base64,AAAA", detail: "high" } } as const;
  const named = { type: "file", file: { file_data: "JVBERi0x", filename: "a.pdf" } } as const;
  expect(parts([marked, detailed, named])[1]).toEqual(["cache_control", "image_url.detail", "file.filename"]);
});
