import { anthropic } from "@overture/anthropic";
import { openai } from "@overture/openai";
import { type BehaviourOf, type Delivery, type SimulatorBehaviour, startSimulator } from "@overture/testing";
import { simulatedAnswers } from "./simulated-answers.ts";
import type { Stage } from "./stage.ts";

/** What the first provider does while it is broken, call by call; then it starts over. */
const outage: readonly SimulatorBehaviour[] = [
  { fault: "server_error", status: 502 },
  { fault: "reset" },
  { fault: "cut_stream" },
  { fault: "overloaded" },
  { fault: "server_error" },
  { fault: "rate_limit", retryAfter: { seconds: 1 } },
];

/**
 * Providers on this machine: HTTP servers that speak OpenAI's and Anthropic's formats. The adapters and the vendors' SDKs
 * are the real ones; only the base URL differs.
 */
export async function simulatedStage(): Promise<Stage> {
  const first = await startSimulator("openai", { delivery: pace(80, 25) });
  const second = await startSimulator("anthropic", { delivery: pace(110, 30) });
  const healthy = answers(40, 110);
  first.always(healthy);
  second.always(answers(60, 150));
  return {
    providers: [
      openai({ apiKey: first.key, baseURL: first.baseURL }),
      anthropic({ apiKey: second.key, baseURL: second.baseURL }),
    ],
    cast:
      "No provider key is set: simulators of OpenAI and Anthropic answer, on this machine, through the real SDKs.\n" +
      "Set OPENAI_API_KEY or ANTHROPIC_API_KEY to ask the real ones.",
    outage: "From here on, openai answers 502, 503 and 429, resets connections and breaks off in mid-answer.",
    advice: "It ran on this machine alone, so the fault is ours: please open an issue with what is printed above.",
    breakFirst: () => {
      let call = 0;
      first.always(() => outage[call++ % outage.length]);
    },
    repairFirst: () => first.always(healthy),
    close: async () => {
      await first.close();
      await second.close();
    },
  };
}

/** Answers as scripted, with a first token after a time between the two. */
function answers(fastestMs: number, slowestMs: number): BehaviourOf {
  return ({ read }) => {
    const answer = simulatedAnswers.get(read?.messages.findLast(({ role }) => role === "user")?.text ?? "");
    // What is not scripted, the simulator answers by itself.
    if (!read || !answer) return undefined;
    const firstTokenMs = fastestMs + (slowestMs - fastestMs) * Math.random();
    const words = JSON.stringify(answer).split(" ").length;
    // A whole body comes when its last word is written.
    return { answer, delivery: read.stream ? pace(firstTokenMs, 25) : pace(firstTokenMs + words * 15, 0) };
  };
}

function pace(headersDelayMs: number, chunkDelayMs: number): Delivery {
  return { headersDelayMs, chunkDelayMs };
}
