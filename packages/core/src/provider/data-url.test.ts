import { expect, it } from "vitest";
import { readDataUrl } from "./data-url.ts";

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
