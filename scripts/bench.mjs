// `npm run bench -- NAME`: builds what the benchmarks use and runs the one that is named.
import { buildAndRun } from "./build-and-run.mjs";

await buildAndRun("@overture/bench^...", "packages/bench/src/main.ts");
