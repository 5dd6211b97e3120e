// How every public package is built: the tsup configuration that they share.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * @param {Record<string, string>} entry what the package exports, by the file's name in `dist`
 * @param {string[]} [bundled] dependencies to take into the build, with their licences
 * @returns {import("tsup").Options}
 */
export function library(entry, bundled = []) {
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
    noExternal: bundled,
    esbuildOptions(options) {
      options.mainFields = ["module", "main"];
    },
    esbuildPlugins: bundled.length > 0 ? [licences()] : [],
  };
}

/** Writes the licences of all packages that went into the build to `dist/third-party-licenses.txt`. */
function licences() {
  return {
    name: "licences",
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(({ metafile }) => {
        const folders = Object.keys(metafile?.inputs ?? {}).flatMap((file) => packageFolderOf(resolve(file)) ?? []);
        const texts = [...new Set(folders)].sort().map(licenceOf);
        mkdirSync("dist", { recursive: true });
        writeFileSync(join("dist", "third-party-licenses.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
      });
    },
  };
}

function packageFolderOf(file) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[sc]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file to hand on`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
