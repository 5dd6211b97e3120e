import { expect, it } from "vitest";
import { stage } from "../../../test/stage.ts";

it("walks again where somebody may yet answer", async () => {
  const set = stage({ cast: { a: {} }, retries: 1 });
  set.provider("a").next({ fault: "overloaded" });
  expect((await set.answer()).overture.attempts).toHaveLength(2);
});

it("ends with an error that lists every attempt where nobody may", async () => {
  const set = stage();
  for (const id of ["a", "b"]) set.provider(id).always({ fault: "auth" });
  expect(await set.failure()).toMatchObject({ code: "all_failed", attempts: [{ model: "a/m" }, { model: "b/m" }] });
});

it("ends with the caller's own reason, whatever it is", async () => {
  const set = stage({ cast: { a: {} } });
  set.provider("a").always({ fault: "rate_limited", retryAfterMs: 5000 });
  const controller = new AbortController();
  set.clock.setTimer(() => controller.abort("gone"), 1000);
  const reason = await set.clock
    .runUntil(
      set.overture.chat.completions.create(
        { model: "auto", messages: [{ role: "user", content: "Hi" }] },
        { signal: controller.signal },
      ),
    )
    .catch((error: unknown) => error);
  expect(reason).toBe("gone");
});
