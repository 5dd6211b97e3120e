import type { OvertureEvents } from "../events.ts";

/** A request that has ended, as the event `answer` tells of it. */
export type Concluded = OvertureEvents["answer"];
