import { join } from "node:path";
import { expect, it } from "vitest";
import { bundleSize } from "../src/bundle.ts";
import { adapters, root } from "../src/repository.ts";

/** Raised only with a reason. */
const coreCeilingBytes = 40_960;
const adapterCeilingBytes = 8_192;
it.for(["src/index.ts", "dist/index.js"])(
  "keeps @overture/core under 40 KB, its dependencies included (%s)",
  async (entry, { annotate }) => {
    const { gzippedBytes, minifiedBytes, wholeGzippedBytes, lazyFiles } = await bundleSize(
      join(root, "packages/core", entry),
    );
    await annotate(
      `@overture/core, ${entry}: ${gzippedBytes} of ${coreCeilingBytes} bytes gzipped, ${minifiedBytes} minified; ` +
        `${wholeGzippedBytes} gzipped with the ${lazyFiles} files that load late`,
    );
    expect(gzippedBytes).toBeLessThan(coreCeilingBytes);
  },
);

it.for(adapters)("keeps all of $manifest.name small beside its SDK", async ({ path, manifest }, { annotate }) => {
  const external = ["@overture/core", ...Object.keys(manifest.dependencies ?? {})];
  const { wholeGzippedBytes, lazyFiles } = await bundleSize(join(path, "src/index.ts"), external);
  await annotate(
    `${manifest.name}: ${wholeGzippedBytes} of ${adapterCeilingBytes} bytes gzipped, ${lazyFiles} files of it loaded late`,
  );
  expect(wholeGzippedBytes).toBeLessThan(adapterCeilingBytes);
});
