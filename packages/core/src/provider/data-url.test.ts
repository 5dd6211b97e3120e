import { expect, it } from "vitest";
import { readDataUrl, readFileData, textOfData } from "./data-url.ts";

it("reads the media type and the base64", () => {
  expect(readDataUrl("data:image/png;base64,AAAA")).toEqual({ mediaType: "image/png", data: "AAAA" });
  expect(readDataUrl("data:Image/JPG;name=a.jpg;base64,")).toEqual({ mediaType: "image/jpeg", data: "" });
});

it.each(["data:text/plain,hello", "data:image/png;base64", "https://example.com/a;base64,AAAA"])(
  "refuses %s",
  (url) => {
    expect(() => readDataUrl(url)).toThrow(expect.objectContaining({ kind: "invalid_request", param: "messages" }));
  },
);

it("takes a PDF without a media type", () => {
  expect(readFileData("JVBERi0x")).toEqual({ mediaType: "application/pdf", data: "JVBERi0x" });
  expect(readFileData("data:text/plain;base64,aGk=")).toEqual({ mediaType: "text/plain", data: "aGk=" });
  expect(() => readFileData("aGk=")).toThrow(expect.objectContaining({ kind: "invalid_request" }));
});

it("reads text out of base64", () => {
  expect(textOfData({ mediaType: "text/plain", data: "w7w=" })).toBe("ü");
  expect(() => textOfData({ mediaType: "text/plain", data: "#" })).toThrow(
    expect.objectContaining({ kind: "invalid_request", param: "messages" }),
  );
});
