export { deadlineError, refusedError } from "./ended-error.ts";
export { settleFailed } from "./settle-failed.ts";
export { walkOn } from "./walk-on.ts";
