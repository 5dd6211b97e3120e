import { expect, it } from "vitest";
import { card, stage } from "../../test/stage.ts";

it("asks one after the other until somebody answers, and then nobody else", async () => {
  const set = stage({ cast: { a: {}, b: {}, c: {} } });
  set.provider("a").always({ fault: "server" });
  expect((await set.answer()).model).toBe("b/m");
  expect(set.provider("c").calls).toHaveLength(0);
});

it("leaves the last one all the time that is left, and the others half of it", async () => {
  const set = stage();
  for (const id of ["a", "b"]) set.provider(id).always({ hang: true });
  const { attempts } = await set.failure({}, { timeout: 1000 });
  expect(attempts.map(({ durationMs }) => durationMs)).toEqual([500, 500]);
});

it("passes over those that have no more room than who found the input too long", async () => {
  const window = (contextTokens: number) => ({ models: [{ name: "m", card: { ...card, contextTokens } }] });
  const set = stage({ cast: { a: window(50_000), b: window(40_000), c: window(60_000) } });
  set.provider("a").always({ fault: "context_length" });
  const { overture } = await set.answer();
  expect(overture.attempts.map(({ model }) => model)).toEqual(["a/m", "c/m"]);
});
