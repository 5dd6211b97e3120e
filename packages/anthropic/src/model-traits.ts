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
  /** Whether it goes on from a last message of its own. */
  readonly prefill: boolean;
}

/**
 * Reads a model's traits off its name, `claude-opus-4-8` and `claude-3-7-sonnet-20250219` alike, corrected by its card. A
 * Claude whose version can't be read counts as the newest, any other name as a model behind Anthropic's wire format.
 */
export function traitsOf(model: string, card: ModelCard | undefined): ModelTraits {
  const { family, version } = generationOf(model);
  const can = card?.capabilities;
  const thinks = can ? can.reasoning !== "no" : version >= 307 || !family;
  const late = version >= 407;
  const warm = can?.temperature ?? !late;
  return {
    thinking: !thinks ? "none" : version >= 406 ? "adaptive" : "budget",
    thinksByDefault: version >= 500,
    hidesThinking: late,
    xhighEffort: late,
    sampling: !warm ? "neither" : version >= 401 ? "either" : "both",
    prefill: can?.assistantPrefix ?? version < 406,
    systemTurns: version >= (family === "opus" ? 408 : /fable|mythos/.test(family ?? "") ? 500 : Infinity),
  };
}

interface Generation {
  readonly family: string | undefined;
  /** 100 × major + minor; 0 for a name that is not Claude's. */
  readonly version: number;
}

function generationOf(model: string): Generation {
  const found = /(?:claude-(\d)(?:-(\d))?-)?(opus|sonnet|haiku|fable|mythos)(?:-(\d{1,2})(?:-(\d{1,2}))?(?!\d))?/.exec(
    model,
  );
  const [, earlyMajor, earlyMinor, family, major = earlyMajor, minor = earlyMinor] = found ?? [];
  if (major) return { family, version: Number(major) * 100 + Number(minor ?? 0) };
  return { family: undefined, version: model.includes("claude") ? 500 : 0 };
}
