import type { Run } from "../run.ts";
import type { SpeculativeOptions, Validate } from "./speculative-options.ts";

/** How a request is overlapped, everything decided. */
export interface Settings {
  readonly hedgeAfterMs: number | undefined;
  readonly maxParallel: number;
  /** Whether `maxParallel` models are started together. */
  readonly raceAll: boolean;
  readonly hedgeBudget: number;
  readonly wasteThreshold: number;
  readonly validate: Validate | undefined;
  /**
   * `never`: models are asked one after another, since every second call costs. `first`: whoever is first wins. `better`: a model
   * that ranks higher wins if it is about to begin.
   */
  readonly eagerness: "never" | "first" | "better";
}

/** What the request says, then the constructor, then the defaults. */
export function settingsOf(run: Run): Settings {
  const own = run.modeOptions;
  const general = run.engine.modeOptions;
  const options: SpeculativeOptions = { ...general.speculative, ...given(own.speculative ?? {}) };
  const byRule = run.decision.rules.find(({ objective }) => objective !== undefined)?.objective;
  const objective = own.objective ?? byRule ?? general.objective;
  const eagerness = objective === "cost" ? "never" : objective === "quality" ? "better" : "first";
  return {
    hedgeAfterMs: options.hedgeAfterMs,
    maxParallel: options.maxParallel ?? 2,
    raceAll: options.race === "all" && eagerness !== "never",
    hedgeBudget: options.hedgeBudget ?? 0.05,
    wasteThreshold: options.wasteThreshold ?? 0.3,
    validate: options.validate,
    eagerness,
  };
}

/** Without what is `undefined`, which hides nothing. */
function given(options: SpeculativeOptions): SpeculativeOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
