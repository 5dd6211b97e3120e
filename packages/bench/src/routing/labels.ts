import { seededRandom } from "@overture/core";
import { shuffled } from "../statistics/shuffle.ts";
import type { RecordedSet } from "./recorded-set.ts";

/** Which task a request says it is: the true one, none, or another row's, as a control. `own` leaves it to Overture. */
export type Labels = "true" | "none" | "shuffled" | "own";

/** Each row's label. Undefined: the request says nothing, and Overture finds out for itself. */
export function labelsOf(set: RecordedSet, labels: Labels, seed: number): readonly (string | undefined)[] {
  const tasks = set.rows.map(({ task }) => task);
  switch (labels) {
    case "true":
      return tasks;
    case "shuffled":
      return shuffled(tasks, seededRandom(`labels ${seed}`));
    case "none":
      return tasks.map(() => "unknown");
    case "own":
      return tasks.map(() => undefined);
  }
}
