import { expect, it } from "vitest";
import { generationOf, googleSignatureOf, isGoogleSigned } from "./google-signature.ts";

it("knows its own signatures, and Google's stand-ins", () => {
  expect(isGoogleSigned("weather", googleSignatureOf("weather"))).toBe(true);
  expect(isGoogleSigned("clock", googleSignatureOf("weather"))).toBe(false);
  expect(isGoogleSigned("", googleSignatureOf("weather"))).toBe(true);
  expect(isGoogleSigned("clock", "skip_thought_signature_validator")).toBe(true);
  expect(isGoogleSigned("clock", "c29tZWJvZHkgZWxzZQ==")).toBe(false);
  expect(isGoogleSigned("clock", undefined)).toBe(false);
});

it("reads a generation off a name", () => {
  expect(["gemini-3.5-flash", "gemini-3-pro-preview", "gemma-4"].map(generationOf)).toEqual([3.5, 3, 0]);
});
