export { deadlineError, refusedError } from "./ended-error.ts";
export { faultOf } from "./fault-of.ts";
export { walkOn } from "./walk-on.ts";
