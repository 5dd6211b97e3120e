import { writeSync } from "node:fs";
import { sqliteStore } from "../src/index.ts";

// Settles until it is killed, and says after each settlement how many were acknowledged.
const store = sqliteStore({ path: process.argv[2] ?? ":memory:" });
for (let count = 1; count < 1_000_000; count += 1) {
  await store.hold("space", `id ${count}`, {
    entries: [{ book: "budget", counter: "usd", by: 5 }],
    guards: [],
    ttlMs: 600_000,
    validUntil: Number.MAX_VALUE,
  });
  await store.settle("space", `id ${count}`, [{ book: "budget", counter: "usd", by: 1 }]);
  writeSync(1, `${count}\n`);
}
