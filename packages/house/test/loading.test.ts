import { expect, it } from "vitest";
import { runChild } from "../src/child.ts";
import { adapters, publicPackages, root } from "../src/repository.ts";

/** The SDKs: whatever an adapter depends on that is not ours. */
const sdks = [...new Set(adapters.flatMap(({ manifest }) => Object.keys(manifest.dependencies ?? {})))].filter(
  (name) => !name.startsWith("@overture/"),
);

const sdkFiles = (loaded: readonly string[]): readonly string[] =>
  loaded.filter((url) => sdks.some((sdk) => url.includes(`/node_modules/${sdk}/`)));

/** The program's own output. */
const tolerated = /^(PipeWrap|TTYWrap|FSReq\w+)$/;

it.each(publicPackages)("loads no SDK with $manifest.name", async ({ folder, path, manifest }) => {
  const { loaded } = await runChild(`await import("${manifest.name}");`, path);
  expect(loaded.filter((url) => url.includes(`/packages/${folder}/dist/`))).not.toEqual([]);
  expect(sdkFiles(loaded)).toEqual([]);
});

it.each(adapters)("loads no SDK when $manifest.name makes a provider, and loads it when told to", async (adapter) => {
  const make = `const { ${adapter.folder} } = await import("${adapter.manifest.name}");
    const provider = ${adapter.folder}({ apiKey: "key" });`;
  expect(sdkFiles((await runChild(make, adapter.path)).loaded)).toEqual([]);
  const told = await runChild(`${make} await provider.load();`, adapter.path);
  expect(sdkFiles(told.loaded).length).toBeGreaterThan(0);
});

it("loads learning, what reads requests and what looks at rules for a plain request, and what it lacks for a stream", async () => {
  const program = (request: string): string => `
    const { defineProvider, Overture } = await import("@overture/core");
    const message = { role: "assistant", content: "Hi", refusal: null };
    const choices = [{ index: 0, message, finish_reason: "stop", logprobs: null }];
    const chat = async () => ({ id: "c", object: "chat.completion", created: 1, model: "m", choices });
    const overture = new Overture({ providers: [defineProvider({ id: "stub", models: [{ name: "m", recommended: true }], chat })] });
    const early = [...loaded];
    const messages = [{ role: "user", content: "Hello" }];
    const answer = await overture.chat.completions.create({ model: "auto", messages, ...${request} });
    await answer.completion?.();
    report(loaded.slice(early.length));`;
  const late = async (request: string) =>
    (await runChild(program(request), `${root}/packages/core`)).reported as readonly string[];
  const names = (await late("{}")).map((url) => url.replace(/^.*\/(.*?)-[A-Z0-9]*\.js$/, "$1"));
  const loadedLate = names.filter((name) => !name.startsWith("chunk") && !name.startsWith("file:"));
  expect(loadedLate.sort()).toEqual(["begin-learning", "classifier", "conditions", "reading"]);
  // What these have in common.
  expect(names.length).toBeLessThanOrEqual(7);
  expect((await late("{ stream: true }")).length).toBeGreaterThan(names.length);
});

it.each(publicPackages)("leaves nothing behind when $manifest.name is imported", async ({ path, manifest }) => {
  const { reported } = await runChild(
    `const before = Object.getOwnPropertyNames(globalThis);
    await import("${manifest.name}");
    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
    report([...added, ...process.getActiveResourcesInfo()]);`,
    path,
  );
  const left = (reported as string[]).filter((name) => !tolerated.test(name));
  expect(left).toEqual([]);
});
