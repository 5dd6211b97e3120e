import { DecayedSums, type EpochSums } from "./forward-decay.ts";

/** What is believed of a quantity: a normal distribution. */
export interface Belief {
  readonly mean: number;
  readonly variance: number;
  /** Who measured it, if it rests on what somebody else measured and on nothing that was learned. */
  readonly source?: string | undefined;
}

/** What is believed of a score before it is seen, and on how much it rests. */
export interface QualityBelief extends Belief {
  /** How many observations of this very context it rests on, the old ones counting for less. */
  readonly evidence: number;
}

/** Spread at every level, as it is estimated at the moment. */
export interface Spread {
  /** The variance of scores within one context: chance, and what the context does not tell. */
  readonly within: number;
  /** The variance of contexts around their parent, level by level, outermost first. */
  readonly between: readonly number[];
}

/** A context and the contexts within it. Only innermost contexts hold scores; the others hold what their children say. */
export class ContextNode {
  readonly children: Map<string, ContextNode> = new Map();
  /** Weight, sum and sum of squares of scores. */
  readonly sums: DecayedSums;
  /** What of the sums counts no longer, since scores that came later contradict it. */
  #outdated: DecayedSums | undefined;
  /** What counts of the sums, as of the last refresh. */
  weight = 0;
  sum = 0;
  squares = 0;
  /** What this node tells its parent: a mean and its precision. */
  toldPrecision = 0;
  toldMean = 0;
  /** What the children tell: the sum of their precisions, and of their means weighted by them. */
  precision = 0;
  moment = 0;

  readonly #halfLifeMs: number;

  constructor(halfLifeMs: number) {
    this.#halfLifeMs = halfLifeMs;
    this.sums = new DecayedSums(3, halfLifeMs);
  }

  /** Reads the sums as of a time. */
  readSums(atMs: number): void {
    this.weight = this.sums.read(0, atMs);
    this.sum = this.sums.read(1, atMs);
    this.squares = this.sums.read(2, atMs);
    if (!this.#outdated) return;
    this.weight = Math.max(0, this.weight - this.#outdated.read(0, atMs));
    this.sum = Math.max(0, this.sum - this.#outdated.read(1, atMs));
    this.squares = Math.max(0, this.squares - this.#outdated.read(2, atMs));
  }

  /**
   * Has only some scores count, and `remainder` of those before. The sums stay as they are, so that they can be added to others':
   * what is outdated is known beside them, and fades as they do.
   */
  outdateAllBut(recent: DecayedSums, remainder: number, atMs: number): void {
    this.readSums(atMs);
    const before = this.weight - recent.read(0, atMs);
    if (before <= remainder) return;
    const share = 1 - remainder / before;
    const outdated = new DecayedSums(3, this.#halfLifeMs);
    outdated.addRaw(scaled(this.sums, share));
    outdated.addRaw(scaled(recent, -share));
    if (this.#outdated) outdated.addRaw(scaled(this.#outdated, 1 - share));
    this.#outdated = outdated;
    this.readSums(atMs);
  }

  /** Takes what a child tells in place of what it told before. */
  hear(child: ContextNode, precision: number, mean: number): void {
    this.precision += precision - child.toldPrecision;
    this.moment += precision * mean - child.toldPrecision * child.toldMean;
    child.toldPrecision = precision;
    child.toldMean = mean;
  }
}

function scaled(sums: DecayedSums, by: number): EpochSums[] {
  return sums.raw().map(({ epoch, sums: numbers }) => ({ epoch, sums: numbers.map((number) => number * by) }));
}

/** What was observed of a model in a context. */
export interface QualityCell {
  readonly model: string;
  readonly context: readonly string[];
  readonly sums: DecayedSums;
}

/** Below this an observation has faded to nothing. */
const leastWeight = 1e-9;

/** Works out what a node tells its parent, from its scores (centred on what is shared) or from its children. */
export function tell(parent: ContextNode, node: ContextNode, level: number, spread: Spread, shared: number): void {
  const between = spread.between[level] ?? 0;
  if (node.children.size > 0) {
    const variance = node.precision > 0 ? 1 / node.precision + between : Number.POSITIVE_INFINITY;
    parent.hear(node, node.precision > 0 ? 1 / variance : 0, node.precision > 0 ? node.moment / node.precision : 0);
    return;
  }
  const known = node.weight > leastWeight;
  parent.hear(
    node,
    known ? 1 / (between + spread.within / node.weight) : 0,
    known ? node.sum / node.weight - shared : 0,
  );
}

/**
 * What is believed of the innermost context on a path, before what is shared is added: from the prior down, each level takes
 * in what the siblings of the next one say, and grows less sure by the spread between them.
 */
export function beliefAt(
  root: ContextNode,
  path: readonly string[],
  prior: Belief,
  spread: Spread,
  shared: number,
): Belief {
  let precision = 1 / prior.variance;
  let moment = prior.mean / prior.variance;
  let node: ContextNode | undefined = root;
  let unsure = 0;
  for (let level = 0; level < path.length; level += 1) {
    const child: ContextNode | undefined = node?.children.get(path[level] ?? "");
    if (node) {
      precision += node.precision - (child?.toldPrecision ?? 0);
      moment += node.moment - (child ? child.toldPrecision * child.toldMean : 0);
    }
    const between = spread.between[level] ?? 0;
    if (child) {
      const mean = moment / precision;
      precision = 1 / (1 / precision + between);
      moment = mean * precision;
    } else unsure += between;
    node = child;
  }
  if (node && node.weight > leastWeight) {
    precision += node.weight / spread.within;
    moment += (node.sum - shared * node.weight) / spread.within;
  }
  return { mean: moment / precision, variance: 1 / precision + unsure };
}

/** The nodes of a level, counted from the root, which is 0. */
export function* nodesAt(root: ContextNode, level: number): Iterable<ContextNode> {
  if (level === 0) {
    yield root;
    return;
  }
  for (const child of root.children.values()) yield* nodesAt(child, level - 1);
}

/** Drops what the nodes of a tree were told, and leaves their sums. */
export function forget(node: ContextNode): void {
  node.precision = 0;
  node.moment = 0;
  node.toldPrecision = 0;
  node.toldMean = 0;
  for (const child of node.children.values()) forget(child);
}
