import {
  type Answer,
  type ChatRequest,
  type ModelCard,
  Overture,
  type OvertureOptions,
  ordered,
  sampledJudge,
  seededRandom,
} from "@overture/core";
import { type ScriptedProvider, scriptedProvider, type VirtualClock, virtualClock } from "@overture/testing";

// What is loaded on first use takes real time, in which a virtual clock would run on.
{
  const clock = virtualClock();
  const provider = scriptedProvider({ id: "a", clock, script: [{ fault: "server" }, { fault: "server" }] });
  const overture = new Overture({ clock, providers: [provider], retries: 1, random: () => 0 });
  const request: ChatRequest = {
    model: "auto",
    messages: [{ role: "user", content: "Hi" }],
    overture: { traceparent: `00-${"1".repeat(32)}-${"2".repeat(16)}-01` },
  };
  await clock.runUntil(overture.chat.completions.create(request).catch(() => {}));
  const stream = await clock.runUntil(overture.chat.completions.create({ ...request, stream: true }));
  await clock.runUntil(stream.completion());
  const judged = new Overture({
    clock,
    providers: [provider],
    evaluate: () => 1,
    judge: sampledJudge({ share: 1, maxUsdPerDay: 1 }),
  });
  await clock.runUntil(judged.chat.completions.create(request));
  await clock.runUntil(judged.close());
}

const card: Omit<ModelCard, "name"> = {
  recommended: true,
  contextTokens: 200_000,
  prices: { input: 1, output: 2 },
  capabilities: {
    ...{ tools: true, images: true, audio: false, files: false, jsonSchema: true },
    ...{ reasoning: "optional", temperature: true },
  },
};

/** Overture on a virtual clock, with two scripted providers, `a` and `b`, of one model `m` each. */
export interface Stage {
  readonly clock: VirtualClock;
  readonly overture: Overture;
  readonly a: ScriptedProvider;
  readonly b: ScriptedProvider;
  /** A whole answer, streamed inside or not. */
  ask(request?: Partial<ChatRequest>): Promise<Answer>;
}

export function stage(options: Partial<Omit<OvertureOptions, "clock" | "providers">> = {}): Stage {
  const clock = virtualClock();
  const [a, b] = (["a", "b"] as const).map((id) => scriptedProvider({ id, clock, models: [{ name: "m", card }] }));
  if (!a || !b) throw new Error("there are two");
  const overture = new Overture({
    clock,
    random: seededRandom("stage"),
    policy: ordered(),
    ...options,
    providers: [a, b],
  });
  return {
    clock,
    overture,
    a,
    b,
    async ask(request = {}) {
      const messages = [{ role: "user", content: "the secret of the house" }] as const;
      const result = await clock.runUntil(overture.chat.completions.create({ model: "auto", messages, ...request }));
      return "overture" in result ? result : await clock.runUntil(result.completion());
    },
  };
}
