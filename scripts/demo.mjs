// `npm run demo`: builds the packages that examples/quickstart needs, and runs it with the arguments given.
import { buildAndRun } from "./build-and-run.mjs";

await buildAndRun("@overture/example-quickstart^...", "examples/quickstart/src/main.ts");
