import { gzipSync } from "node:zlib";
import { type BuildOptions, build, type Plugin } from "esbuild";

/** What a program downloads. */
export interface BundleSize {
  /** Before anything is imported on first use, as one file. */
  readonly minifiedBytes: number;
  /** Before anything is imported on first use, as one file. */
  readonly gzippedBytes: number;
  /** With all that is imported on first use, each file by itself. */
  readonly wholeGzippedBytes: number;
  /** How many more files wait to be imported on first use. */
  readonly lazyFiles: number;
}

/** Leaves out what is imported on first use. */
const withoutLazyFiles: Plugin = {
  name: "without-lazy-files",
  setup({ onResolve }) {
    onResolve({ filter: /.*/ }, ({ kind, path }) => (kind === "dynamic-import" ? { path, external: true } : undefined));
  },
};

/**
 * Bundles an entry with everything it imports, minified, and weighs what is loaded at once, and all of it. What is loaded at
 * once is weighed as one file: into how many a bundler cuts it, each of them compressed by itself, is the bundler's affair.
 */
export async function bundleSize(entry: string, external: readonly string[] = []): Promise<BundleSize> {
  const options = {
    entryPoints: { entry },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2023",
    external: [...external],
    outdir: "/bundle",
    absWorkingDir: "/",
    write: false,
    logLevel: "silent",
  } satisfies BuildOptions;
  const eager = await build({ ...options, plugins: [withoutLazyFiles] });
  const whole = await build({ ...options, splitting: true, metafile: true });
  const lazy = Object.values(whole.metafile.outputs).filter(
    ({ entryPoint }) => entryPoint !== undefined && !entry.endsWith(entryPoint),
  );
  return {
    minifiedBytes: sum(eager.outputFiles.map(({ contents }) => contents.byteLength)),
    gzippedBytes: sum(eager.outputFiles.map(gzippedBytesOf)),
    wholeGzippedBytes: sum(whole.outputFiles.map(gzippedBytesOf)),
    lazyFiles: lazy.length,
  };
}

function gzippedBytesOf({ contents }: { readonly contents: Uint8Array }): number {
  return gzipSync(contents, { level: 9 }).byteLength;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
