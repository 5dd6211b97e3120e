import { expect, it } from "vitest";
import { stage } from "../../../test/stage.ts";
import { explanationOf } from "./explanation.ts";

it("marks fallbacks and models that rest, and knows no cost where no price is known", async () => {
  const set = stage({
    cast: { a: {}, b: { models: [{ name: "m" }] } },
    breaker: { consecutiveFaults: 1 },
  });
  set.provider("a").next({ fault: "server" });
  await set.answer({ overture: { fallbacks: ["b/m"] } });
  const messages = [{ role: "user", content: "Hi" }] as const;
  const plan = await set.overture.decide({ model: "a/m", messages, overture: { fallbacks: ["b/m"] } });
  const text = await explanationOf(plan);
  expect(text).toMatch(/^a\/m \(rests: breaker\) /m);
  expect(text).toMatch(/^b\/m \(fallback\) .* unknown /m);
});
