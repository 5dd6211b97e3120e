import { seededRandom } from "@overture/core";
import { type Simulator, startSimulator } from "@overture/testing";
import { models } from "./orders.ts";

/** A simulated vendor, and what it bills: every answer that it began to send, whether anybody received it or not. */
export interface Vendor {
  readonly simulator: Simulator;
  /** In nano-dollars. */
  readonly billed: () => number;
}

/** Starts a vendor whose answers take some milliseconds and use a random number of tokens. */
export async function startVendor(seed: number): Promise<Vendor> {
  const random = seededRandom(seed);
  const simulator = await startSimulator("openai");
  let billed = 0;
  simulator.always((request) => {
    const inputTokens = 5 + Math.floor(random() * 15);
    const outputTokens = 10 + Math.floor(random() * 190);
    const prices = models[`openai/${request.read?.model ?? ""}`] ?? { input: 0, output: 0 };
    // Dollars per million tokens are thousands of nano-dollars for each token.
    billed += inputTokens * Math.round(prices.input * 1000) + outputTokens * Math.round(prices.output * 1000);
    return {
      fault: "slow_headers",
      delayMs: 5 + Math.floor(random() * 20),
      answer: { text: "So it is.", usage: { inputTokens, outputTokens } },
    };
  });
  return { simulator, billed: () => billed };
}
