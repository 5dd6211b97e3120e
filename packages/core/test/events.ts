import type { Overture, OvertureEvents } from "../src/index.ts";

/** Collects an Overture's events of one name. */
export function eventsOf<Name extends keyof OvertureEvents>(overture: Overture, name: Name): OvertureEvents[Name][] {
  const events: OvertureEvents[Name][] = [];
  overture.on(name, (event) => {
    events.push(event);
  });
  return events;
}
