import { expect, it } from "vitest";
import { isSigned, signatureOf } from "./anthropic-signature.ts";

it("accepts the words that it signed, or none of them, and no others", () => {
  const signature = signatureOf("Überlegt — 考");
  expect(isSigned("Überlegt — 考", signature)).toBe(true);
  expect(isSigned("", signature)).toBe(true);
  expect(isSigned("Überlegt", signature)).toBe(false);
  expect(isSigned("", "somebody else's")).toBe(false);
});
