import { expect, it } from "vitest";
import { failuresOf } from "../../test/failures.ts";

it("holds for a sound adapter", async () => {
  expect(await failuresOf("messages:")).toEqual([]);
});

it("sees messages that are left out, or come in another order", async () => {
  const fewer = await failuresOf("messages:", {
    request: (request) => ({ ...request, messages: request.messages.slice(-1) }),
  });
  expect(fewer.length).toBeGreaterThan(1);
  const turned = await failuresOf("messages: a conversation", {
    request: (request) => ({ ...request, messages: request.messages.toReversed() }),
  });
  expect(turned).toHaveLength(1);
});

it("sees images that do not arrive", async () => {
  const failures = await failuresOf("messages: an image", {
    request: (request) => ({ ...request, messages: [{ role: "user", content: "What is this?" }] }),
  });
  expect(failures).toHaveLength(2);
});
