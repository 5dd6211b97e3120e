import { fileURLToPath } from "node:url";
import { providerContract } from "@overture/testing";
import { describe, test } from "vitest";
import { mistral } from "../src/index.ts";

/** Beside the repository, where there are any: real responses are not the project's to give away. */
const directory = fileURLToPath(new URL("../../../../shared/recordings", import.meta.url));

const cases = providerContract({
  create: (options) => mistral(options),
  simulator: "mistral",
  features: {
    embeddings: true,
    refusals: { missing: "Mistral's models decline in plain words" },
    cacheWrites: { missing: "Mistral does not tell what it writes to its cache" },
  },
  recordings: { directory, prefix: "mistral" },
});

describe("contract: mistral", () => {
  for (const { name, run, skip } of cases) {
    test(name, async (context) => {
      if (skip !== undefined) context.skip(skip);
      await run();
    });
  }
});
