import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

/** `@overture/core`, as programs import it. */
export type Core = typeof import("@overture/core");

/** A place in the core's sources at which a request is observed, and what stands there if it cannot be. */
interface Point {
  readonly file: string;
  readonly from: RegExp;
  readonly to: string;
}

/** Every place that a plain request comes by. Whoever moves one finds that the benchmark asks for it. */
const points: readonly Point[] = [
  { file: "execution/perform.ts", from: /if \(!engine\.tracing[\s\S]*?run\.begin\(\);/, to: "" },
  { file: "execution/run.ts", from: /this\.labels = \{[\s\S]*?\};/, to: "this.labels = init.decision as never;" },
  { file: "execution/run.ts", from: /if \(!this\.engine\.events\.has\("answer"\)\) return;/, to: "return;" },
  {
    file: "execution/attempt.ts",
    from: /const begun = \{[^}]*\};\s*if \(run\.engine\.events\.has\("attempt"\)\) \{[\s\S]*?\n {4}\}/,
    to: "const begun = undefined as never;",
  },
  { file: "execution/attempt.ts", from: /this\.#traceHeaders = run\.trace\?\.attempt\(begun\);/, to: "" },
  { file: "execution/attempt.ts", from: /if \(engine\.events\.has\("outcome"\)\)[^;]*;/, to: "" },
  { file: "execution/note-answer.ts", from: /run\.trace\?\.answered\(answer\);/, to: "" },
];

let copies = 0;

const source = fileURLToPath(new URL("../../../core/src/", import.meta.url));

/**
 * Builds the core from its sources into one module and imports it: as it is, or without any place at which requests are
 * observed, so that what those places cost can be measured while nobody observes.
 */
export async function buildCore(options: { readonly observable: boolean }): Promise<Core> {
  const { outputFiles } = await build({
    entryPoints: [`${source}index.ts`],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2023",
    logLevel: "error",
    plugins: options.observable ? [] : [withoutPoints],
  });
  // One module for each caller: what is shared is called more often, and so faster.
  copies += 1;
  const code = `${outputFiles[0]?.text ?? ""}\n// ${copies}`;
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`)) as Core;
}

const withoutPoints: Plugin = {
  name: "without-points",
  setup(builder) {
    builder.onLoad({ filter: /[\\/]core[\\/]src[\\/]execution[\\/][^\\/]*\.ts$/ }, async ({ path }) => {
      const name = path.slice(source.length).replaceAll("\\", "/");
      let contents = await readFile(path, "utf8");
      for (const { file, from, to } of points) {
        if (file !== name) continue;
        if (!from.test(contents))
          throw new Error(`${file} has nothing like ${from} any more: change what is left out here.`);
        contents = contents.replace(from, to);
      }
      return { contents, loader: "ts" };
    });
  },
};
