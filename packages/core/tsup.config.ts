import { defineConfig } from "tsup";
import { library } from "../../scripts/library.mjs";

// Taken into the build: of its many files a program loads only what is used, and 60 ms sooner.
const bundled = ["eventemitter3", "p-retry", "p-timeout", "@noble/hashes"];

export default defineConfig(
  library(
    {
      index: "src/index.ts",
      port: "src/port.ts",
      "replay/index": "src/replay/index.ts",
      "state/index": "src/state/index.ts",
      "classifier/index": "src/profile/classifier/index.ts",
    },
    bundled,
  ),
);
