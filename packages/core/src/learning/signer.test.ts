import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { signer } from "./signer.ts";

it("is HMAC-SHA-256, cut to 96 bits", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), fc.string({ unit: "binary" }), (secret, body) => {
      const digest = createHmac("sha256", secret).update(body).digest();
      const characters = [...digest.subarray(0, 16)].map(
        (byte) => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[byte % 64],
      );
      expect(signer(secret)(body)).toBe(characters.join(""));
    }),
  );
});

it("needs no escaping in an address, a header or a file's name", () => {
  expect(signer("secret")("body")).toMatch(/^[\w-]{16}$/);
});
