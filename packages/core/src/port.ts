// The entry `@overture/core/provider`: all that adapters are made of. It stands above the rooms, and core enters none of
// them by it: what only adapters and streams need would load with every program.
export * from "./chunks/index.ts";
export * from "./provider/index.ts";
export * from "./sdk/index.ts";
