import { expect, it } from "vitest";
import { labelAttributes } from "./label-attributes.ts";

it("says what is known of whom a request belongs to, and nothing of what is not", () => {
  const labels = { id: "d", tags: [], operation: "chat" } as const;
  expect(labelAttributes(labels)).toEqual({});
  expect(
    labelAttributes({ ...labels, tags: ["x"], correlationId: "c", purpose: "judge", tenant: "acme", user: "u1" }),
  ).toEqual({
    "overture.tags": ["x"],
    "overture.correlation_id": "c",
    "overture.background": "judge",
    "overture.tenant": "acme",
    "overture.user": "u1",
  });
});
