import type { UserPart, Warning } from "@overture/core/provider";
import { expect, it } from "vitest";
import { cardOf } from "../test/fixtures.ts";
import { textContent, userChunk } from "./to-content.ts";

const of = (part: UserPart, card = cardOf(), warnings: Warning[] = []) => userChunk(part, card, warnings);
const file = (given: object) => ({ type: "file", file: given }) as UserPart;

it("keeps text as it is, and parts apart", () => {
  expect(textContent("Hi")).toBe("Hi");
  expect(textContent([{ type: "text", text: "a", cache_control: { type: "ephemeral" } }])).toEqual([
    { type: "text", text: "a" },
  ]);
});

it.each<[string, UserPart, object]>([
  ["text", { type: "text", text: "Hi" }, { type: "text", text: "Hi" }],
  [
    "an image",
    { type: "image_url", image_url: { url: "https://a.example/b.png", detail: "high" } },
    { type: "image_url", imageUrl: { url: "https://a.example/b.png", detail: "high" } },
  ],
  [
    "sound",
    { type: "input_audio", input_audio: { data: "AAAA", format: "wav" } },
    { type: "input_audio", inputAudio: "AAAA" },
  ],
  [
    "a PDF",
    file({ file_data: "data:application/pdf;base64,JVBERi0x", filename: "a.pdf" }),
    { type: "document_url", documentUrl: "data:application/pdf;base64,JVBERi0x", documentName: "a.pdf" },
  ],
  [
    "a PDF's bare bytes",
    file({ file_data: "JVBERi0x" }),
    { type: "document_url", documentUrl: "data:application/pdf;base64,JVBERi0x" },
  ],
  [
    "an image as a file",
    file({ file_data: "data:image/png;base64,AAAA" }),
    { type: "image_url", imageUrl: { url: "data:image/png;base64,AAAA" } },
  ],
  ["plain text as a file", file({ file_data: "data:text/plain;base64,w7w=" }), { type: "text", text: "ü" }],
  [
    "a file that Mistral holds",
    file({ file_id: "00edaf84-95b0-45db-8f83-f71138491f23" }),
    { type: "file", fileId: "00edaf84-95b0-45db-8f83-f71138491f23" },
  ],
])("translates %s", (_what, part, chunk) => {
  expect(of(part)).toEqual(chunk);
});

it("says where it changes how closely an image is looked at", () => {
  const warnings: Warning[] = [];
  const image_url = { url: "data:image/png;base64,AAAA", detail: "original" } as const;
  of({ type: "image_url", image_url }, cardOf(), warnings);
  expect(warnings).toMatchObject([{ code: "parameter_changed", param: "image_url.detail" }]);
});

it.each<[string, UserPart, string]>([
  ["another provider's file", file({ file_id: "file-abc" }), "unsupported"],
  ["a part that nobody knows", { type: "video" } as unknown as UserPart, "unsupported"],
  ["bytes that are no data: URL", file({ file_data: "AAAA" }), "invalid_request"],
  ["text that is no base64", file({ file_data: "data:text/plain;base64,%" }), "invalid_request"],
])("refuses %s", (_what, part, kind) => {
  expect(() => of(part)).toThrow(expect.objectContaining({ kind, param: "messages" }));
});

it("refuses sound only for a model that is known to take none", () => {
  const part = { type: "input_audio", input_audio: { data: "AAAA", format: "wav" } } as const;
  expect(() => of(part, cardOf({ audio: false }))).toThrow(expect.objectContaining({ kind: "unsupported" }));
  expect(userChunk(part, undefined, [])).toMatchObject({ type: "input_audio" });
});
