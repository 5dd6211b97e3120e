import type { OvertureEvents } from "../events.ts";

/** A request that has ended, as the event `answer` tells of it. */
export type Concluded = OvertureEvents["answer"];

/** A request that was refused before anything was decided, as the event `refused` tells of it. */
export type TurnedAway = OvertureEvents["refused"];
