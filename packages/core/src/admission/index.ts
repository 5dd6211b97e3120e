export { Tenancy } from "./tenancy-entry.ts";
export type { UsageExport } from "./tenant-reports.ts";
