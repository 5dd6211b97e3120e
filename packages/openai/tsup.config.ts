import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/index.ts"],
  format: "esm",
  target: "es2023",
  platform: "neutral",
  // TypeScript 7 has no JavaScript API for tsup to call, so tsc writes the declarations itself.
  dts: false,
  sourcemap: true,
  splitting: true,
  clean: true,
});
