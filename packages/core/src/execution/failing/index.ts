export { deadlineError, refusedError } from "./ended-error.ts";
export { walkOn } from "./walk-on.ts";
