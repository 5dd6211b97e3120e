export { type Told, withoutKey } from "./without-key.ts";
