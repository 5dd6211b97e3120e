import { expect, it, vi } from "vitest";
import { never } from "../../test/stage.ts";
import { closeChunks } from "./close-chunks.ts";

it("tells the iterator once", async () => {
  const leave = vi.fn(async () => ({ done: true as const, value: undefined }));
  await closeChunks({ next: never, return: leave });
  expect(leave).toHaveBeenCalledOnce();
});

it("minds neither an iterator that cannot be left nor one that breaks while it is", async () => {
  await closeChunks({ next: never });
  await closeChunks({ next: never, return: () => Promise.reject(new Error("broke")) });
  await closeChunks({
    next: never,
    return: () => {
      throw new Error("broke at once");
    },
  });
  expect.assertions(0);
});
