import { join } from "node:path";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, it } from "vitest";
import { adapters, root } from "../src/repository.ts";

let worker: Miniflare;

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: { worker: join(root, "packages/house/fixtures/worker.mts") },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["workerd", "worker"],
    target: "es2023",
    // The SDKs are imported on the first call, which this worker never makes.
    external: adapters
      .flatMap(({ manifest }) => Object.keys(manifest.dependencies ?? {}))
      .filter((name) => !name.startsWith("@overture/")),
    write: false,
  });
  worker = new Miniflare({
    modules: [{ type: "ESModule", path: "worker.js", contents: outputFiles[0]?.text ?? "" }],
    compatibilityDate: "2026-07-01",
  });
});

afterAll(() => worker.dispose());

it("is constructed at module scope in a worker without Node's modules, and answers", async () => {
  const response = await worker.dispatchFetch("http://worker.test/");
  expect(await response.json()).toEqual({ first: expect.stringMatching(/^(openai|anthropic)\//), processThere: false });
});
