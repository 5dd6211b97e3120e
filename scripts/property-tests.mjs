// What `import fc from "fast-check"` gives a test: the same cases in every run, so that a red run is about the change
// and not about luck. To look for cases nobody saw yet: `PROPERTY_SEED=random PROPERTY_RUNS=2000 npm run vitest`.
import * as fastCheck from "../node_modules/fast-check/lib/fast-check.js";

const { PROPERTY_SEED: seed = "1", PROPERTY_RUNS: runs } = process.env;
fastCheck.configureGlobal({
  ...(seed === "random" ? {} : { seed: wholeNumber("PROPERTY_SEED", seed) }),
  ...(runs === undefined ? {} : { numRuns: wholeNumber("PROPERTY_RUNS", runs) }),
});

function wholeNumber(name, text) {
  if (/^-?\d{1,9}$/.test(text)) return Number(text);
  throw new RangeError(
    `${name} is ${JSON.stringify(text)}; give a whole number${name === "PROPERTY_SEED" ? ' or "random"' : ""}.`,
  );
}

export * from "../node_modules/fast-check/lib/fast-check.js";
export { default } from "../node_modules/fast-check/lib/fast-check.js";
