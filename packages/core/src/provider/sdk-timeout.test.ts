import { expect, it } from "vitest";
import { sdkTimeoutMs } from "./sdk-timeout.ts";

it.each([
  [1234.2, 1235],
  [0, 1],
  [-5, 1],
  [1e12, 2_147_483_647],
])("gives %d ms as %d", (timeoutMs, given) => {
  expect(sdkTimeoutMs({ timeoutMs })).toBe(given);
});
