import { type Random, seededRandom } from "@overture/core";

/** A member as the world makes it. */
export interface WorldModel {
  readonly name: string;
  /** How often it is right by itself, from 0 to 1. */
  readonly accuracy: number;
  /** US dollars per million tokens in; out is four times as much. */
  readonly price: number;
}

/** Questions, and what each model would answer. */
export interface WorldOptions {
  readonly seed: string;
  readonly models: readonly WorldModel[];
  /** How alike models err: the chance that a model's answer hangs on what all find hard, and not on itself. */
  readonly correlation: number;
  /** How alike the samples of one model err. */
  readonly sampleCorrelation: number;
  /** How many answers there are to choose from; the first is right, but nobody can know by its place. */
  readonly options: number;
  /** How far questions differ in how hard they are: a model's accuracy lies up to so much above or below its own. @default 0 */
  readonly spread?: number | undefined;
}

/** A world of questions whose answers are known. Everything is drawn from the seed, the question and the model. */
export class World {
  readonly models: readonly WorldModel[];
  readonly #options: WorldOptions;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.models = options.models;
  }

  /** The right answer, in a word. */
  rightOf(question: number): string {
    return wordAt(Math.floor(this.#random(`right ${question}`)() * this.#options.options));
  }

  /** What a model answers, in a word, as its first, second, … sample. */
  answerOf(model: string, question: number, sample: number): string {
    const found = this.models.find(({ name }) => name === model);
    const { correlation, sampleCorrelation, options, spread = 0 } = this.#options;
    const own = this.#random(`${model} ${question}`);
    const drawn = this.#random(`${model} ${question} ${sample}`);
    // What all find hard is one draw; what this model finds hard another; and each sample has one of its own.
    const [hangsOnAll, ownDraw, wrong] = [own(), own(), own()];
    const shared = hangsOnAll < correlation ? this.#random(`hard ${question}`)() : ownDraw;
    const level = sample === 0 || drawn() < sampleCorrelation ? shared : drawn();
    const shift = spread * (2 * this.#random(`spread ${question}`)() - 1);
    const right = this.rightOf(question);
    if (level < (found?.accuracy ?? 0) + shift) return right;
    const others = Array.from({ length: options }, (_, place) => wordAt(place)).filter((each) => each !== right);
    return others[Math.floor(wrong * others.length)] ?? right;
  }

  /** What a reader of answers takes to be right: what it would answer itself, unless it sees the truth when it is shown it. */
  beliefOf(reader: string, question: number, skill: number): string {
    const sees = this.#random(`reader ${reader} ${question}`)() < skill;
    return sees ? this.rightOf(question) : this.answerOf(reader, question, 0);
  }

  #random(what: string): Random {
    return seededRandom(`${this.#options.seed} ${what}`);
  }
}

/** How often most of independent members are right, where the rest is wrong together: what the binomial law predicts. */
export function majorityChance(accuracies: readonly number[]): number {
  let byRight = [1];
  for (const accuracy of accuracies) {
    const next = new Array<number>(byRight.length + 1).fill(0);
    for (const [right, chance] of byRight.entries()) {
      next[right] = (next[right] ?? 0) + chance * (1 - accuracy);
      next[right + 1] = (next[right + 1] ?? 0) + chance * accuracy;
    }
    byRight = next;
  }
  return byRight.reduce((sum, chance, right) => sum + (right * 2 > accuracies.length ? chance : 0), 0);
}

/** Words, since readers of claims tell names apart, and no letters. */
function wordAt(place: number): string {
  return ["Amber", "Birch", "Cedar", "Delta"][place] ?? `Word${place}`;
}
