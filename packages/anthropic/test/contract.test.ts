import { fileURLToPath } from "node:url";
import { providerContract } from "@overture/testing";
import { describe, test } from "vitest";
import { anthropic } from "../src/index.ts";

/** Beside the repository, where there are any: real responses are not the project's to give away. */
const directory = fileURLToPath(new URL("../../../../shared/recordings", import.meta.url));

const cases = providerContract({
  create: (options) => anthropic(options),
  simulator: "anthropic",
  recordings: { directory, prefix: "anthropic" },
});

describe("contract: anthropic", () => {
  for (const { name, run, skip } of cases) {
    test(name, async (context) => {
      if (skip !== undefined) context.skip(skip);
      await run();
    });
  }
});
