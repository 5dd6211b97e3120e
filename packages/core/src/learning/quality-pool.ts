import { contextShifts } from "./context-shifts.ts";
import type { DecayedSums } from "./forward-decay.ts";
import { ModelChanges } from "./model-changes.ts";
import { type Leaf, leafOf, type ModelTree } from "./model-tree.ts";
import {
  type Belief,
  beliefAt,
  ContextNode,
  forget,
  nodesAt,
  type QualityBelief,
  type QualityCell,
  type Spread,
  tell,
} from "./quality-tree.ts";
import {
  defaultSpreadPrior,
  estimateBetween,
  estimateWithin,
  type Sibling,
  type SpreadPrior,
  siblingOf,
} from "./spread.ts";

/** What a {@link QualityPool} is made from. */
export interface QualityPoolInit {
  /** How many names a context's path has. */
  readonly levels: number;
  readonly halfLifeMs: number;
  /** What is believed of a model before anything is known of it. */
  readonly prior: (model: string) => Belief;
  /** How much better than its mean a model is known to be in a context, by what others measured. @default 0 */
  readonly lead?: ((model: string, context: readonly string[]) => number) | undefined;
  readonly spreadPrior?: SpreadPrior | undefined;
}

/** Models beyond this are not learned of: names come from callers. */
const mostModels = 2000;

/** How often what contexts do to every model, and the models' means, are worked out in turn. */
const sweeps = 2;

/**
 * What is known of every model's quality in every context, by random effects: a score is the model's mean, plus what the
 * context does to every model, plus what it does to this one, plus chance. A context about which little is known is believed
 * to be like its siblings; how far siblings differ is estimated from the data, level by level.
 *
 * Between refreshes spreads stay as they are and an observation moves only its own path; a refresh works everything out anew
 * from the sums, so that what is believed depends on what was observed and not on the order, but for scores that later ones contradict.
 */
export class QualityPool {
  readonly #init: QualityPoolInit;
  readonly #spreadPrior: SpreadPrior;
  readonly #models: Map<string, ModelTree> = new Map();
  #spread: Spread;
  #shared: Map<string, number> = new Map();
  #observed = 0;
  /** Contexts that scores were added to from elsewhere. */
  #heard = 0;
  #refreshAtCount = 8;
  #asOfMs = 0;

  constructor(init: QualityPoolInit) {
    this.#init = init;
    this.#spreadPrior = init.spreadPrior ?? defaultSpreadPrior;
    this.#spread = {
      within: this.#spreadPrior.within,
      between: new Array<number>(init.levels).fill(this.#spreadPrior.between),
    };
  }

  /** The spreads as they are estimated at the moment. */
  get spread(): Spread {
    return this.#spread;
  }

  /**
   * Takes a score in [0, 1] of a model in a context, as of a time; `weight` is how much it says beside an ordinary one, and
   * `variance` how far the score itself may be off.
   */
  observe(model: string, context: readonly string[], score: number, atMs: number, weight = 1, variance = 0): void {
    const tree = this.#tree(model);
    const leaf = tree && this.#leafOf(tree, model, context);
    if (!leaf) return;
    const { node } = leaf;
    const nowMs = Math.max(atMs, this.#asOfMs);
    node.readSums(nowMs);
    node.sums.add(atMs, weight, weight * score, weight * (score * score + variance));
    this.#observed += 1;
    // A flaw is no score: answers without one are not told, so that flaws alone would look like a fall.
    const isScore = variance === 0;
    const hasChanged = isScore && tree.changes.note({ place: leaf, score, weight, atMs }, tree.leaves.values(), nowMs);
    this.#takeIn([leaf], nowMs, hasChanged ? 0 : this.#refreshAtCount);
  }

  /**
   * Takes in scores that were added to the sums of these contexts from elsewhere. Where there is more to come, what takes all
   * contexts to work out is put off until there are twice as many.
   */
  hear(cells: readonly Pick<QualityCell, "model" | "context">[], nowMs: number, hasMore: boolean): void {
    this.#heard += cells.length;
    const leaves = cells.flatMap(({ model, context }) => {
      const tree = this.#tree(model);
      return tree ? [this.#leafOf(tree, model, context)] : [];
    });
    this.#takeIn(leaves, nowMs, hasMore ? 2 * this.#refreshAtCount : this.#refreshAtCount);
  }

  #takeIn(leaves: readonly Leaf[], nowMs: number, refreshAtCount: number): void {
    const count = this.#observed + this.#heard;
    if (count >= refreshAtCount || this.#asOfMs === 0) {
      // Every 3 % more: often enough that spreads are never far off, seldom enough that it costs next to nothing.
      this.#refreshAtCount = Math.max(count + 8, Math.ceil(count * 1.03));
      this.refresh(nowMs);
      return;
    }
    for (const leaf of leaves) {
      leaf.node.readSums(this.#asOfMs);
      this.#tellUp(leaf);
    }
  }

  /** What is believed of a model's next score in a context. */
  belief(model: string, context: readonly string[], nowMs: number, key: string = context.join("\n")): QualityBelief {
    // Weights are read as of the last refresh, which must not be so long ago that fading has changed them.
    if (nowMs - this.#asOfMs > this.#init.halfLifeMs / 32) this.refresh(nowMs);
    const tree = this.#models.get(model);
    const leaf = tree?.leaves.get(key);
    const shift = this.#shift(key, leaf?.lead ?? this.#init.lead?.(model, context) ?? 0);
    if (!tree) {
      const { mean, variance, source } = this.#init.prior(model);
      const unsure = this.#spread.between.slice(0, context.length).reduce((sum, between) => sum + between, 0);
      return { mean: mean + shift, variance: variance + unsure, evidence: 0, source };
    }
    const { mean, variance } = beliefAt(tree.root, context, tree.prior, this.#spread, shift);
    return { mean: mean + shift, variance, evidence: leaf?.node.weight ?? 0 };
  }

  /** Whether nothing was observed. */
  get isBlank(): boolean {
    return this.#observed === 0;
  }

  /** Whether a model has any scores. */
  has(model: string): boolean {
    return this.#models.has(model);
  }

  /** The sums of every context of every model. */
  *cells(): Iterable<QualityCell> {
    for (const [model, { leaves }] of this.#models)
      for (const { context, node } of leaves.values()) yield { model, context, sums: node.sums };
  }

  /** The sums of a context of a model: what is added to them counts once `refresh` is called. Undefined if there are too many. */
  sumsOf(model: string, context: readonly string[]): DecayedSums | undefined {
    const tree = this.#tree(model);
    const leaf = tree && this.#leafOf(tree, model, context);
    return leaf?.key === context.join("\n") ? leaf.node.sums : undefined;
  }

  /** Forgets a model, or all of them; that counts once `refresh` is called. */
  forget(model: string | undefined): void {
    if (model === undefined) this.#models.clear();
    else this.#models.delete(model);
  }

  /** Works everything out anew from the sums, as of a time. */
  refresh(nowMs: number): void {
    this.#asOfMs = nowMs;
    for (const node of this.#leafNodes()) node.readSums(nowMs);
    const within = estimateWithin(this.#leafNodes(), this.#spreadPrior);
    // What is shared and how far contexts differ are each known given the other: two turns bring them together.
    this.#spread = { within, between: this.#spread.between.map(() => this.#spreadPrior.between) };
    for (let turn = 0; turn < 2; turn += 1) {
      this.#shareOut();
      this.#tellAll();
      const between = this.#spread.between.map((_, level) => estimateBetween(this.#siblings(level), this.#spreadPrior));
      this.#spread = { within, between };
    }
    this.#tellAll();
  }

  /** What contexts do to every model: found by turns with the models' means, which it is known against. */
  #shareOut(): void {
    this.#shared = new Map();
    for (let sweep = 0; sweep < sweeps; sweep += 1) {
      this.#tellAll();
      this.#shared = contextShifts(this.#models.values(), this.#spread);
    }
  }

  #tellAll(): void {
    for (const { root, leaves } of this.#models.values()) {
      forget(root);
      for (const leaf of leaves.values()) this.#tellUp(leaf);
    }
  }

  /** What a model's scores in a context lie above its mean by, as far as that is no matter of this model in this context. */
  #shift(key: string, lead: number): number {
    return (this.#shared.get(key) ?? 0) + lead;
  }

  /** Carries what a leaf knows up to the root. */
  #tellUp({ key, lead, nodes }: Leaf): void {
    const shift = this.#shift(key, lead);
    for (let level = nodes.length - 2; level >= 0; level -= 1) {
      const [parent, node] = [nodes[level], nodes[level + 1]];
      if (parent && node) tell(parent, node, level, this.#spread, shift);
    }
  }

  /** Undefined for a model that there is no room for. */
  #tree(model: string): ModelTree | undefined {
    let tree = this.#models.get(model);
    if (!tree && this.#models.size >= mostModels) return undefined;
    if (!tree) {
      const { halfLifeMs, prior } = this.#init;
      const changes = new ModelChanges(halfLifeMs);
      tree = { root: new ContextNode(halfLifeMs), prior: prior(model), leaves: new Map(), changes };
      this.#models.set(model, tree);
    }
    return tree;
  }

  #leafOf(tree: ModelTree, model: string, context: readonly string[]): Leaf {
    const { halfLifeMs, lead } = this.#init;
    return leafOf(tree, context, halfLifeMs, () => lead?.(model, context) ?? 0);
  }

  *#leafNodes(): Iterable<ContextNode> {
    for (const { leaves } of this.#models.values()) for (const { node } of leaves.values()) yield node;
  }

  /** The groups of siblings of a level, as the spread between them is estimated from. */
  *#siblings(level: number): Iterable<readonly Sibling[]> {
    for (const { root, leaves } of this.#models.values()) {
      const shifts = new Map([...leaves.values()].map(({ key, lead, node }) => [node, this.#shift(key, lead)]));
      for (const parent of nodesAt(root, level)) {
        yield [...parent.children.values()].map((child) => siblingOf(child, this.#spread, shifts.get(child) ?? 0));
      }
    }
  }
}
