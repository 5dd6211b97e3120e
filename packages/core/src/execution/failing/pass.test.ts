import { expect, it } from "vitest";
import { stage } from "../../../test/stage.ts";

it("asks each candidate once, in order", async () => {
  const set = stage({ retries: 0 });
  for (const id of ["a", "b"]) set.provider(id).always({ fault: "server" });
  const { attempts } = await set.failure();
  expect(attempts.map(({ model }) => model)).toEqual(["a/m", "b/m"]);
});

it("passes over who rests, and asks somebody if all do", async () => {
  const set = stage({ retries: 0, breaker: { consecutiveFaults: 1 } });
  for (const id of ["a", "b"]) set.provider(id).always({ fault: "server" });
  await set.failure();
  const again = await set.failure();
  expect(again.attempts).toHaveLength(1);
});
