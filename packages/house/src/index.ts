export { type Need, needs, needsProgram } from "./needs.ts";
