export { type Clock, epochSeconds, systemClock, type Timer } from "./clock.ts";
export { newId } from "./id.ts";
export { letGo } from "./let-go.ts";
export { type Random, seededRandom, systemRandom } from "./random.ts";
export { sleep } from "./sleep.ts";
