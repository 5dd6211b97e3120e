import { format } from "node:util";
import {
  Overture,
  type OvertureOptions,
  type Provider,
  ProviderFault,
  sampledJudge,
  seededRandom,
  shadow,
  weighted,
} from "@overture/core";
import { memoryStore, type StateStore } from "@overture/core/store";
import { scriptedProvider, type VirtualClock } from "@overture/testing";

/** The tenants whose canaries are followed. */
export const tenants = ["acme", "zeta", "orca"] as const;
export type CanaryTenant = (typeof tenants)[number];

/** A key and a prompt that nothing else looks like. */
export const keyOf = (tenant: string): string => `sk-canary-key-of-${tenant}`;
export const promptOf = (tenant: string): string => `the canary prompt of ${tenant}`;

/** A call as a vendor sees it. */
export interface SeenCall {
  readonly credential: string | undefined;
  readonly text: string;
}

/** A vendor that repeats keys and prompts wherever it can: in answers, in refusals, in what its SDK throws. */
export function indiscreetVendor(id: string, clock: VirtualClock, seen: SeenCall[]): Provider {
  const card = { recommended: true, prices: { input: 1, output: 2 } } as const;
  const inner = scriptedProvider({ id, clock, models: [{ name: "m", card }] });
  const look = (request: object, credential: string | undefined): void => {
    const text = JSON.stringify(request);
    seen.push({ credential, text });
    const kind = (["auth", "server", "invalid_request", "rate_limited"] as const).find((each) =>
      text.includes(`please ${each}`),
    );
    const cause = Object.assign(new Error(`authorization: Bearer ${credential}`), {
      headers: { authorization: `Bearer ${credential}` },
    });
    if (kind)
      throw new ProviderFault({ kind, message: `Incorrect key provided: ${credential}. You said: ${text}`, cause });
  };
  return {
    ...inner,
    credentials: () => [keyOf("the-app")],
    chat: async (request, call) => {
      look(request, call.credential);
      return await inner.chat(request, call);
    },
    stream: async (request, call) => {
      look(request, call.credential);
      return await inner.stream(request, call);
    },
  };
}

/** A store that writes down all that it is sent and all that it gives. */
export function writtenStore(clock: VirtualClock, dump: (text: string) => void): StateStore {
  const inner = memoryStore({ clock });
  return new Proxy(inner, {
    get: (target, name) => {
      const operation: unknown = Reflect.get(target, name);
      if (typeof operation !== "function") return operation;
      return async (...given: unknown[]) => {
        const result: unknown = await operation.apply(target, given);
        dump(format("%s %o %o", String(name), given, result));
        return result;
      };
    },
  });
}

/** An Overture with everything switched on that looks at requests. */
export function watchedOverture(clock: VirtualClock, seen: SeenCall[], over: Partial<OvertureOptions>): Overture {
  return new Overture({
    providers: ["a", "b"].map((id) => indiscreetVendor(id, clock, seen)),
    clock,
    random: seededRandom("canaries"),
    secret: "canaries-are-songbirds",
    traces: 256,
    retries: 1,
    evaluate: () => 0.7,
    judge: sampledJudge({ share: 0.5, maxUsdPerDay: 1 }),
    shadow: shadow(weighted({ "b/*": 1 }), { share: 0.5, maxUsdPerDay: 1 }),
    tenants: (tenant) => ({
      keys: { a: async () => keyOf(tenant), b: [keyOf(tenant)] },
      budget: { usd: 0.05, per: "day", pace: true },
      limits: { requestsPerMinute: 1000, tokensPerMinute: 100_000, concurrent: 50 },
      tags: { batch: { budget: { usd: 0.001 } } },
      users: { budget: { usd: 0.5 } },
    }),
    ...over,
  });
}
