import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const root: string = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** What is read here of a package's `package.json`. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** A folder of `packages/`. */
export interface Package {
  /** The folder's name, for example `core`. */
  readonly folder: string;
  /** The folder's whole path. */
  readonly path: string;
  readonly manifest: Manifest;
}

/** The packages of the repository, private ones included. */
export const packages: readonly Package[] = readdirSync(join(root, "packages"))
  .filter((folder) => existsSync(join(root, "packages", folder, "package.json")))
  .map((folder) => {
    const path = join(root, "packages", folder);
    return { folder, path, manifest: JSON.parse(readFileSync(join(path, "package.json"), "utf8")) as Manifest };
  });

/** The packages that are published. */
export const publicPackages: readonly Package[] = packages.filter(({ manifest }) => !manifest.private);

/** The packages that bring a vendor's SDK: those with dependencies that are neither ours nor core's. */
export const adapters: readonly Package[] = publicPackages.filter(({ folder }) =>
  ["openai", "anthropic", "google", "mistral", "deepseek"].includes(folder),
);

/** The TypeScript files below a package's `src`, as paths relative to the repository, with forward slashes. */
export function sourceFiles(each: Package): readonly string[] {
  return filesIn(each, "src");
}

/** The same below its `test`: tests of the whole package, and what tests share. */
export function testFiles(each: Package): readonly string[] {
  return filesIn(each, "test");
}

function filesIn({ folder, path }: Package, part: "src" | "test"): readonly string[] {
  if (!existsSync(join(path, part))) return [];
  return readdirSync(join(path, part), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `packages/${folder}/${part}/${file.replaceAll("\\", "/")}`)
    .sort();
}

/** Whether a file is a test, of behaviour or of types, and so not part of the library. */
export function isTest(file: string): boolean {
  return /\.test(-d)?\.ts$/.test(file);
}

/** Whether a file is written by a script. */
export function isGenerated(file: string): boolean {
  return file.endsWith(".generated.ts");
}
