export { scripts } from "./scripts.ts";
