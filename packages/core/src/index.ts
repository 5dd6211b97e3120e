export * from "./provider/index.ts";
export * from "./time/index.ts";
