import type { WorldModel, WorldOptions } from "./world.ts";

/** A panel, and what is asked of it. */
export interface Scenario {
  readonly name: string;
  readonly world: Omit<WorldOptions, "seed">;
}

const model = (name: string, accuracy: number, price: number): WorldModel => ({ name, accuracy, price });

/** Three of the same tier. */
const peers = [model("first", 0.78, 1), model("second", 0.75, 0.9), model("third", 0.72, 0.8)];
const sampleCorrelation = 0.6;

/** What councils are measured on: members that err by themselves, members that err together, and one that is far better. */
export const scenarios: readonly Scenario[] = [
  { name: "independent", world: { models: peers, correlation: 0, sampleCorrelation, options: 2 } },
  { name: "correlated", world: { models: peers, correlation: 0.6, sampleCorrelation, options: 2 } },
  {
    name: "one strong",
    world: {
      models: [model("strong", 0.9, 3), model("weak", 0.65, 0.5), model("weaker", 0.62, 0.4)],
      correlation: 0.3,
      sampleCorrelation,
      options: 2,
    },
  },
];

/** Seven members, four answers, questions of every difficulty: what agreement is worth is read off this one. */
export const calibrationWorld: Omit<WorldOptions, "seed"> = {
  models: Array.from({ length: 7 }, (_, place) => model(`m${place}`, 0.62 + 0.02 * place, 1)),
  correlation: 0.1,
  sampleCorrelation,
  options: 4,
  spread: 0.35,
};
