import type { Classification, ClassificationReasons } from "./classification.ts";
import { featuresOf } from "./features.ts";
import { LinearModel, type ShippedModel } from "./linear-model.ts";
import { isEastAsian, ruleScoresOf } from "./rule-scores.ts";
import { shippedModel } from "./shipped-model.generated.ts";
import { type TaskClass, taskClasses } from "./task-class.ts";
import { windowOf } from "./text-window.ts";

/** How many n-grams are named as reasons. */
const mostGrams = 8;

/**
 * Classifies texts by rules and by a linear model over hashed n-grams, each vote added to the other: no network, no chance,
 * tens of microseconds. It reads the first 1,200 and the last 500 characters.
 */
export class Classifier {
  readonly #model: LinearModel;
  readonly #shipped: ShippedModel;

  /** @param shipped the weights; the ones that come with Overture if none are given */
  constructor(shipped: ShippedModel = shippedModel) {
    this.#shipped = shipped;
    this.#model = new LinearModel(shipped);
  }

  /** Which weights it uses: their hash. */
  get modelVersion(): string {
    return this.#shipped.version;
  }

  /** Says what a text asks for. */
  classify(text: string): Classification {
    const read = windowOf(text);
    const scores = this.#model.scores(featuresOf(read));
    const share = this.#shipped.ruleWeights[isEastAsian(read) ? 1 : 0];
    const rules = ruleScoresOf(read);
    for (let place = 0; place < scores.length; place += 1) {
      scores[place] = (scores[place] ?? 0) + Math.round(((rules[place] ?? 0) * share) / 16);
    }
    return classificationOf(scores, this.#shipped.temperature);
  }

  /** Says why: takes longer than {@link classify}, and is asked only where somebody wants to know. */
  reasons(text: string): ClassificationReasons {
    const { task } = this.classify(text);
    const place = taskClasses.indexOf(task);
    const read = windowOf(text);
    const rules: ClassificationReasons["rules"][number][] = [];
    ruleScoresOf(read, (rule) => rules.push({ rule: rule.name, task: rule.task }));
    const voices: { readonly gram: string; readonly voice: number }[] = [];
    featuresOf(read, (bucket, from, to) => {
      const voice = this.#model.voice(bucket, place);
      if (voice > 0) voices.push({ gram: read.slice(from, to), voice });
    });
    voices.sort((left, right) => right.voice - left.voice);
    const ngrams = [...new Set(voices.map(({ gram }) => gram))].slice(0, mostGrams);
    return { rules, ngrams };
  }
}

function classificationOf(scores: Int32Array, temperature: number): Classification {
  let best = 0;
  for (let place = 1; place < scores.length; place += 1) if ((scores[place] ?? 0) > (scores[best] ?? 0)) best = place;
  const highest = scores[best] ?? 0;
  let sum = 0;
  const odds = Array.from(scores, (score) => {
    const each = Math.exp((score - highest) / (1000 * temperature));
    sum += each;
    return each;
  });
  const byClass = (value: (place: number) => number): Record<TaskClass, number> =>
    Object.fromEntries(taskClasses.map((task, place) => [task, value(place)])) as Record<TaskClass, number>;
  return {
    task: taskClasses[best] ?? "chat",
    confidence: 1 / sum,
    probabilities: byClass((place) => (odds[place] ?? 0) / sum),
    scores: byClass((place) => scores[place] ?? 0),
  };
}
