import { Overture, type OvertureOptions, ordered, seededRandom } from "@overture/core";
import { type Simulator, type SimulatorBehaviour, startSimulator } from "@overture/testing";
import OpenAI from "openai";
import { openAICompatible, openai, wrapOpenAI } from "../src/index.ts";
import { card } from "./synthetic.ts";

/** An app with two providers, and an OpenAI client that had a provider of its own before. */
export interface House extends AsyncDisposable {
  readonly overture: Overture;
  readonly first: Simulator;
  readonly second: Simulator;
  /** Where the client's requests go that Overture does not route. */
  readonly outside: Simulator;
  readonly client: OpenAI;
  /** Says how both providers go. */
  always(behaviour: SimulatorBehaviour): void;
  /** How many requests each provider got. */
  counts(): readonly [first: number, second: number];
}

/** Builds a {@link House}. Its chance is seeded, so that two of them do the same. */
export async function build(options: Partial<OvertureOptions> = {}): Promise<House> {
  const [first, second, outside] = await Promise.all(
    (["first", "second", "outside"] as const).map(() => startSimulator("openai")),
  );
  if (!first || !second || !outside) throw new Error("a simulator is missing");
  const overture = new Overture({
    providers: [
      openai({ apiKey: first.key, baseURL: first.baseURL }),
      openAICompatible({
        id: "second",
        apiKey: second.key,
        baseURL: second.baseURL,
        models: [card({}, { name: "gpt-5.4-mini", contextTokens: 100_000 })],
      }),
    ],
    models: ["openai/gpt-5.5", "second/gpt-5.4-mini"],
    // What these tests tell apart is who is asked first.
    policy: ordered(),
    random: seededRandom("house"),
    ...options,
  });
  const client = wrapOpenAI(new OpenAI({ apiKey: outside.key, baseURL: outside.baseURL }), overture);
  return {
    overture,
    first,
    second,
    outside,
    client,
    always(behaviour) {
      for (const provider of [first, second]) provider.always(behaviour);
    },
    counts: () => [first.requests.length, second.requests.length],
    async [Symbol.asyncDispose]() {
      await overture.close();
      await Promise.all([first, second, outside].map((simulator) => simulator.close()));
    },
  };
}
