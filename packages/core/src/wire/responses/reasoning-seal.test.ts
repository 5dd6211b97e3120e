import fc from "fast-check";
import { expect, it } from "vitest";
import type { ReasoningDetail } from "../../chat/index.ts";
import { sealReasoning, unsealReasoning } from "./reasoning-seal.ts";

const detail: fc.Arbitrary<ReasoningDetail> = fc.record(
  {
    type: fc.constantFrom("thinking", "redacted"),
    provider: fc.string({ unit: "grapheme" }),
    position: fc.nat(),
    text: fc.string({ unit: "binary" }).map((text) => text.toWellFormed()),
    signature: fc.base64String(),
    data: fc.base64String(),
  },
  { requiredKeys: ["type", "provider"] },
);

it("gives back every block as it was, whatever its words and signatures", () => {
  fc.assert(
    fc.property(fc.array(detail), (details) => {
      const sealed = sealReasoning(details);
      expect(sealed).toMatch(/^[\x21-\x7e]+$/);
      expect(unsealReasoning(sealed)).toEqual(details);
    }),
  );
});

it.each(["gAAAAABo-sealed-by-openai", "", "ovr1.", "ovr1.%%%", `ovr1.${btoa("{}")}`, `ovr1.${btoa('[{"type":"x"}]')}`])(
  "takes nothing that it did not seal: %s",
  (sealed) => {
    expect(unsealReasoning(sealed)).toBeUndefined();
  },
);
