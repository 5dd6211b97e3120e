export { matches } from "./matches.ts";
