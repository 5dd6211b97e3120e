import { type Clock, Overture, type OvertureOptions, roundRobin, seededRandom } from "@overture/core";
import { type World, worldId, worldProvider } from "../routing/change-world.ts";

/** Models, all alike in price. */
export function modelsOf(count: number): World {
  return Object.fromEntries(
    Array.from({ length: count }, (_, place) => [`model-${place}`, { quality: 0.5 + place / (4 * count), cost: 0.01 }]),
  );
}

/** An Overture whose models take turns, so that it knows all of them alike. */
export function overtureOf(models: number, options: Partial<OvertureOptions> = {}): Overture {
  const world = modelsOf(models);
  return new Overture({
    providers: [worldProvider(() => world)],
    models: [`${worldId}/*`],
    random: seededRandom(1),
    ...options,
  });
}

/** How many models share so many cells, with no more contexts to a model than it tells apart. */
export function modelsFor(cells: number): number {
  return Math.max(10, Math.ceil(cells / 400));
}

/** Learns something of each of so many cells: of a model and a task. */
export async function learnCells(cells: number, options: Partial<OvertureOptions> & { readonly clock?: Clock } = {}) {
  const models = modelsFor(cells);
  const overture = overtureOf(models, { policy: roundRobin(), ...options });
  const random = seededRandom(2);
  for (let index = 0; index < cells; index += 1) {
    const answer = await overture.chat.completions.create({
      model: "auto",
      messages: [{ role: "user", content: `Question ${index}` }],
      overture: { task: `task-${Math.floor(index / models)}` },
    });
    await overture.feedback(answer.overture.id, { score: random() });
  }
  return overture;
}
