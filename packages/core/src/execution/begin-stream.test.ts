import { expect, it } from "vitest";
import { stage } from "../../test/stage.ts";
import { ProviderStream } from "./provider-stream.ts";

it("gives a stream once its first content has come, from whoever brings it", async () => {
  const set = stage();
  set.provider("a").next({ fault: "overloaded" });
  const stream = await set.stream();
  expect(stream).toBeInstanceOf(ProviderStream);
  expect(stream.model).toBe("b/m");
  await set.clock.runUntil(stream.completion());
});
