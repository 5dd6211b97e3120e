import fc from "fast-check";
import { expect, it } from "vitest";
import { toBase64, toNumbers } from "./vector.ts";

const float = fc.float({ noNaN: true });

it("gives back every 32-bit float that went through base64", () => {
  fc.assert(
    fc.property(fc.array(float, { minLength: 1 }), (numbers) => {
      expect(toNumbers(toBase64(numbers))).toEqual(numbers);
    }),
  );
});

it("writes the lowest byte first, as OpenAI does", () => {
  expect(toBase64([1, -2])).toBe(Buffer.from(new Float32Array([1, -2]).buffer).toString("base64"));
});

it("leaves what is there already in the form that is wanted", () => {
  expect(toBase64("AACAPw==")).toBe("AACAPw==");
  const numbers = [0.1, 0.2];
  expect(toNumbers(numbers)).toEqual(numbers);
  expect(toNumbers(numbers)).not.toBe(numbers);
});

it.each(["", "AAA=", "%%%"])("refuses what is no base64 of floats: %s", (text) => {
  expect(() => toNumbers(text)).toThrow();
});
