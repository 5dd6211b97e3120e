import { expect, it } from "vitest";
import { stage } from "../../../test/stage.ts";

it("walks again those that may yet answer, as often as the options say", async () => {
  const set = stage({ retries: 2 });
  set.provider("a").always({ fault: "not_found" });
  set.provider("b").always({ fault: "server" });
  const { attempts } = await set.failure();
  expect(attempts.map(({ model }) => model)).toEqual(["a/m", "b/m", "b/m", "b/m"]);
});

it("ends with the first answer", async () => {
  const set = stage({ retries: 2 });
  for (const id of ["a", "b"]) set.provider(id).next({ fault: "server" });
  const { overture } = await set.answer();
  expect(overture.attempts.map(({ outcome }) => outcome)).toEqual(["fault", "fault", "completion"]);
});
