export { Planner } from "./plan.ts";
export type { OwnPlanning, PlannerInit } from "./planner-init.ts";
export { readerOf } from "./reader-of.ts";
export type { Matter, RequestSort } from "./request-sort.ts";
