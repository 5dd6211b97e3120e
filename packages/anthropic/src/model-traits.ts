import type { ModelCard } from "@overture/core/provider";

/** What a Claude model's generation decides about the form of a request, beyond what its card says. */
export interface ModelTraits {
  /** `budget`: a number of thinking tokens; `adaptive`: an effort, and the model decides. */
  readonly thinking: "none" | "budget" | "adaptive";
  /** Whether it thinks unless told not to. */
  readonly thinksByDefault: boolean;
  /** Whether its thinking is readable only if that is asked for. */
  readonly hidesThinking: boolean;
  /** Whether it takes an effort of `xhigh`; all adaptive ones take low, medium, high and max. */
  readonly xhighEffort: boolean;
  /** `both`: temperature and top_p; `either`: one at a time; `neither`: it refuses them. */
  readonly sampling: "both" | "either" | "neither";
  /** Whether it takes messages of the system role between the others. */
  readonly systemTurns: boolean;
}

/**
 * Reads a model's traits off its name, `claude-opus-4-8` and `claude-3-7-sonnet-20250219` alike, corrected by its card. A
 * Claude whose version can't be read counts as the newest, any other name as a model behind Anthropic's wire format.
 */
export function traitsOf(model: string, card: ModelCard | undefined): ModelTraits {
  const { family, version } = generationOf(model);
  const can = card?.capabilities;
  const adaptive = version >= 406;
  const thinks = can === undefined ? version >= 307 || family === undefined : can.reasoning !== "no";
  const sampling = version >= 407 ? "neither" : version >= 401 ? "either" : "both";
  return {
    thinking: !thinks ? "none" : adaptive ? "adaptive" : "budget",
    thinksByDefault: version >= 500,
    hidesThinking: version >= 407,
    xhighEffort: version >= 407,
    sampling:
      can?.temperature === undefined || can.temperature === (sampling !== "neither")
        ? sampling
        : can.temperature
          ? "either"
          : "neither",
    systemTurns:
      (family === "opus" && version >= 408) || ((family === "fable" || family === "mythos") && version >= 500),
  };
}

interface Generation {
  readonly family: string | undefined;
  /** 100 × major + minor; 0 for a name that is not Claude's. */
  readonly version: number;
}

function generationOf(model: string): Generation {
  const late = /(opus|sonnet|haiku|fable|mythos)-(\d{1,2})(?:-(\d{1,2}))?(?!\d)/.exec(model);
  if (late) return { family: late[1], version: Number(late[2]) * 100 + Number(late[3] ?? 0) };
  const early = /claude-(\d)(?:-(\d))?-(opus|sonnet|haiku)/.exec(model);
  if (early) return { family: early[3], version: Number(early[1]) * 100 + Number(early[2] ?? 0) };
  return { family: undefined, version: model.includes("claude") ? 500 : 0 };
}
