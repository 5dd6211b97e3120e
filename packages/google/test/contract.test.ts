import { fileURLToPath } from "node:url";
import { providerContract } from "@overture/testing";
import { describe, test } from "vitest";
import { google } from "../src/index.ts";

/** Beside the repository, where there are any: real responses are not the project's to give away. */
const directory = fileURLToPath(new URL("../../../../shared/recordings", import.meta.url));

const cases = providerContract({
  create: (options) => google(options),
  simulator: "google",
  features: {
    embeddings: true,
    cacheWrites: { missing: "Google counts no tokens that are written to its cache" },
  },
  recordings: { directory, prefix: "google" },
});

describe("contract: google", () => {
  for (const { name, run, skip } of cases) {
    test(name, async (context) => {
      if (skip !== undefined) context.skip(skip);
      await run();
    });
  }
});
