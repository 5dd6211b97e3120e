/** A score that is still known by itself. */
export interface RecentScore<Place> {
  readonly place: Place;
  readonly score: number;
  readonly weight: number;
  readonly atMs: number;
}

/** How many are kept: a change that takes longer to be found is slow enough for ordinary forgetting. */
const mostScores = 256;

/** The latest scores, numbered from 1 in the order in which they came. */
export class RecentScores<Place> {
  readonly #scores: RecentScore<Place>[] = [];
  #count = 0;

  /** The number of the latest. */
  get count(): number {
    return this.#count;
  }

  /** Takes a score, and gives its number. */
  add(score: RecentScore<Place>): number {
    this.#scores[this.#count % mostScores] = score;
    this.#count += 1;
    return this.#count;
  }

  /** Those after a number, the oldest first, as far as they are kept. */
  *after(number: number): Iterable<RecentScore<Place>> {
    for (let each = Math.max(number, this.#count - mostScores); each < this.#count; each += 1) {
      const score = this.#scores[each % mostScores];
      if (score) yield score;
    }
  }
}
