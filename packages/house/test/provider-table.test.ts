import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { root } from "../src/repository.ts";

/** Run `npm run providers` if this fails: the adapters do something else than docs/providers.md says. */
it("says in docs/providers.md what the adapters do", async () => {
  const script = join(root, "scripts/provider-table.mjs");
  const { stderr } = await promisify(execFile)(process.execPath, [script, "--check"]).catch((error) => error);
  expect(stderr).toBe("");
});
