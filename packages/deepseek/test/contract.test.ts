import { fileURLToPath } from "node:url";
import { providerContract } from "@overture/testing";
import { describe, test } from "vitest";
import { deepseek } from "../src/index.ts";

/** Beside the repository, where there are any: real responses are not the project's to give away. */
const directory = fileURLToPath(new URL("../../../../shared/recordings", import.meta.url));

const cases = providerContract({
  create: (options) => deepseek(options),
  simulator: "deepseek",
  features: {
    images: { missing: "DeepSeek's models on the cards see no images" },
    cacheWrites: { missing: "DeepSeek's cache takes what it likes, and says nothing of it" },
  },
  recordings: { directory, prefix: "deepseek" },
});

describe("contract: deepseek", () => {
  for (const { name, run, skip } of cases) {
    test(name, async (context) => {
      if (skip !== undefined) context.skip(skip);
      await run();
    });
  }
});
