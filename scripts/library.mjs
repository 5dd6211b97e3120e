// How every public package is built: the tsup configuration that they share.

/**
 * @param {Record<string, string>} entry what the package exports, by the file's name in `dist`
 * @returns {import("tsup").Options}
 */
export function library(entry) {
  return {
    entry,
    format: "esm",
    target: "es2023",
    platform: "neutral",
    // TypeScript 7 has no JavaScript API for tsup to call, so tsc writes the declarations itself.
    dts: false,
    sourcemap: true,
    // A dynamic import stays a file of its own, so that what is not used is not loaded.
    splitting: true,
    clean: true,
    silent: true,
  };
}
