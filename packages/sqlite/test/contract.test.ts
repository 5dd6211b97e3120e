import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { storeContract } from "@overture/testing";
import { afterAll, describe, test } from "vitest";
import { sqliteStore } from "../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "overture-sqlite-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("contract: sqlite", () => {
  for (const { name, run, skip } of storeContract({ create: () => sqliteStore({ path: join(folder, "state.db") }) })) {
    test(name, async (context) => {
      if (skip !== undefined) context.skip(skip);
      await run();
    });
  }
});
