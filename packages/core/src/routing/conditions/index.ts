export { matchesMore } from "./matches-more.ts";
