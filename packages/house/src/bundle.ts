import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a program downloads. */
export interface BundleSize {
  /** Before anything is imported on first use. */
  readonly minifiedBytes: number;
  /** Before anything is imported on first use. */
  readonly gzippedBytes: number;
  /** With all that is imported on first use. */
  readonly wholeGzippedBytes: number;
  /** How many more files wait to be imported on first use. */
  readonly lazyFiles: number;
}

/** Bundles an entry with everything it imports, minified, and weighs what is loaded at once, and all of it. */
export async function bundleSize(entry: string, external: readonly string[] = []): Promise<BundleSize> {
  const { outputFiles, metafile } = await build({
    entryPoints: { entry },
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2023",
    external: [...external],
    outdir: "/bundle",
    absWorkingDir: "/",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const eager = new Set<string>();
  const visit = (file: string): void => {
    if (eager.has(file)) return;
    eager.add(file);
    for (const { path, kind, external } of metafile.outputs[file]?.imports ?? []) {
      if (kind === "import-statement" && !external) visit(path);
    }
  };
  visit("bundle/entry.js");
  const loaded = outputFiles.filter(({ path }) => eager.has(path.slice(1)));
  return {
    minifiedBytes: sum(loaded.map(({ contents }) => contents.byteLength)),
    gzippedBytes: sum(loaded.map(gzippedBytesOf)),
    wholeGzippedBytes: sum(outputFiles.map(gzippedBytesOf)),
    lazyFiles: outputFiles.length - loaded.length,
  };
}

function gzippedBytesOf({ contents }: { readonly contents: Uint8Array }): number {
  return gzipSync(contents, { level: 9 }).byteLength;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
