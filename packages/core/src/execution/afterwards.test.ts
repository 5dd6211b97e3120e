import { expect, it } from "vitest";
import { read, stage } from "../../test/stage.ts";

it("is waited for when Overture is closed", async () => {
  let done = 0;
  const set = stage({
    evaluate: async () => {
      await new Promise<void>((resolve) => {
        set.clock.setTimer(resolve, 5000);
      });
      done += 1;
      return undefined;
    },
  });
  await set.answer();
  await read(set, await set.stream());
  expect(done).toBe(0);
  await set.clock.runUntil(set.overture.close());
  expect(done).toBe(2);
  expect(set.clock.pendingTimers).toBe(0);
});

it("looks at a thousand answers at a time, and lets the rest go", async () => {
  let seen = 0;
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const set = stage({
    evaluate: async () => {
      seen += 1;
      await gate;
      return undefined;
    },
  });
  await set.clock.runUntil(
    Promise.all(
      Array.from({ length: 1200 }, () =>
        set.overture.chat.completions.create({ model: "auto", messages: [{ role: "user", content: "Hi" }] }),
      ),
    ),
  );
  open();
  await set.clock.runUntil(set.overture.close());
  expect(seen).toBe(1000);
});

it("does not look at what failed", async () => {
  let seen = 0;
  const set = stage({
    cast: { a: { script: [{ fault: "invalid_request" }] } },
    evaluate: () => {
      seen += 1;
      return 1;
    },
  });
  await set.failure();
  await set.clock.runUntil(set.overture.close());
  expect(seen).toBe(0);
});
